/// Adding and editing assets and products by hand.
extension ModelAccount {
  mutating func add(
    _ id: String, _ name: String?, _ serial: String?, _ product: String?, _ maker: String?,
    _ category: String?
  ) throws(ModelRefusal) {
    guard let id = ModelText.filled(id) else { throw ModelRefusal(why: "no Asset ID") }
    guard holder(of: id) == nil else { throw ModelRefusal(why: "the Asset ID is taken") }
    var number: Int?
    if let product = ModelText.filled(product) {
      let found = products(product, maker)
      if found.count > 1 { throw ModelRefusal(why: "which product?") }
      number = found.first?.number ?? make(product, maker, category)
    }
    let row = newNumber()
    assets.append(
      ModelAsset(
        number: row, id: id, name: ModelText.filled(name), serial: ModelText.serial(serial), product: number))
  }

  mutating func edit(
    _ old: String, _ id: String?, _ name: String?, _ serial: String?, _ product: String?, _ maker: String?
  ) throws(ModelRefusal) {
    let asset = try known(old)
    if let id {
      guard let wanted = ModelText.filled(id) else { throw ModelRefusal(why: "no Asset ID") }
      if let other = holder(of: wanted), other.number != asset.number {
        throw ModelRefusal(why: "the Asset ID is taken")
      }
      change(asset.number) { $0.id = wanted }
    }
    if let name { change(asset.number) { $0.name = ModelText.filled(name) } }
    if let serial { change(asset.number) { $0.serial = ModelText.serial(serial) } }
    guard let product else { return }
    let number = ModelText.filled(product) == nil ? nil : try only(product, maker).number
    change(asset.number) { $0.product = number }
  }

  mutating func editProduct(
    _ old: String, _ maker: String?, _ name: String?, _ category: String?
  ) throws(ModelRefusal) {
    let product = try only(old, maker)
    guard let index = products.firstIndex(where: { $0.number == product.number }) else { return }
    if let category = ModelText.filled(category) { products[index].category = group(category) }
    guard let name = ModelText.filled(name) else { return }
    let isTaken = products.contains {
      $0.number != product.number && $0.maker == product.maker
        && ModelText.fold($0.name) == ModelText.fold(name)
    }
    if isTaken { throw ModelRefusal(why: "the maker has such a product") }
    products[index].name = name
  }

  /// The products that a person may mean; `none` and an empty text are those without a manufacturer.
  private func products(_ name: String, _ maker: String?) -> [ModelProduct] {
    products.filter { product in
      guard ModelText.fold(product.name) == ModelText.fold(name) else { return false }
      guard let maker else { return true }
      return product.maker.map(ModelText.fold) == named(maker).map(ModelText.fold)
    }
  }

  private func named(_ maker: String) -> String? {
    guard let filled = ModelText.filled(maker), filled.lowercased() != "none" else { return nil }
    return filled
  }

  private func only(_ name: String, _ maker: String?) throws(ModelRefusal) -> ModelProduct {
    let found = products(name, maker)
    guard found.count == 1 else { throw ModelRefusal(why: found.isEmpty ? "no product" : "which product?") }
    return found[0]
  }

  private mutating func make(_ name: String, _ maker: String?, _ category: String?) -> Int {
    var known: String?
    if let maker = maker.flatMap({ named($0) }) {
      known = makers.first { ModelText.fold($0) == ModelText.fold(maker) }
      if known == nil {
        makers.append(maker)
        known = maker
      }
    }
    let category = ModelText.filled(category).map { group($0) }
    let number = newNumber()
    products.append(
      ModelProduct(number: number, name: ModelText.trim(name), maker: known, category: category))
    return number
  }

  /// The category of this name, made where there is none.
  private mutating func group(_ name: String) -> String {
    if let known = categories.first(where: { ModelText.fold($0) == ModelText.fold(name) }) { return known }
    categories.append(name)
    return name
  }
}
