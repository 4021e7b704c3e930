/// D2, B6 and E: names, serial numbers and products follow their devices.
extension ModelSync {
  mutating func followDevices() {
    for sighting in inOrder {
      guard let asset = asset(of: sighting) else { continue }
      if sighting.isCreated {
        let product = product(of: sighting)
        account.change(asset.number) { $0.product = product }
      } else if governs(asset.number) {
        followName(asset, sighting)
        followSerial(asset, sighting)
        followModel(asset, sighting)
      }
    }
  }

  private mutating func followName(_ asset: ModelAsset, _ sighting: ModelSighting) {
    guard let name = sighting.value(settings.nameFrom), name != asset.name else { return }
    account.change(asset.number) { $0.name = name }
    did(.name, "set_name", sighting, from: asset.name, to: name, "D2")
  }

  private mutating func followSerial(_ asset: ModelAsset, _ sighting: ModelSighting) {
    guard let serial = sighting.serial, serial != asset.serial else { return }
    account.change(asset.number) { $0.serial = serial }
    did(.serial, "set_serial", sighting, from: asset.serial, to: serial, "B6")
  }

  /// E7 for linked devices, F1 for merged ones.
  private mutating func followModel(_ asset: ModelAsset, _ sighting: ModelSighting) {
    guard hasModel(sighting.record) else { return }
    if sighting.isLinked {
      guard modelHasChanged(sighting) else { return }
    } else {
      guard asset.product == nil else { return }
    }
    let target = product(of: sighting)
    guard target != asset.product else { return }
    account.change(asset.number) { $0.product = target }
    did(
      .product, "move_product", sighting, from: account.product(asset.product)?.name,
      to: account.product(target)?.name, sighting.isLinked ? "E7" : "F1")
  }

  private func hasModel(_ record: ModelDevice) -> Bool {
    record.model != nil || record.modelIdentifier != nil
  }

  /// E7, compared with what the link remembers.
  private func modelHasChanged(_ sighting: ModelSighting) -> Bool {
    guard let link = link(of: sighting) else { return false }
    let record = sighting.record
    if record.model == nil, link.keepsName(beside: record.modelIdentifier) { return false }
    let known = link.model ?? link.modelIdentifier
    if known == nil, link.isMerged, !forgets(.firstModels) { return false }
    return ModelText.fold(known ?? "Unknown model") != ModelText.fold(productName(record))
  }

  /// E6.
  private func productName(_ record: ModelDevice) -> String {
    record.model ?? record.modelIdentifier ?? "Unknown model"
  }

  /// E1–E5: the product of a device's model, made when it is needed first.
  private mutating func product(of sighting: ModelSighting) -> Int {
    let name = productName(sighting.record)
    let maker = ModelText.filled(sighting.record.maker)
    let lesson = forgets(.lessons) ? nil : account.lessons[connection]?[ModelText.fold(name)]
    let number =
      lesson.flatMap { account.product($0)?.number } ?? existing(name, maker)
      ?? newProduct(name, maker, sighting)
    account.lessons[connection, default: [:]][ModelText.fold(name)] = number
    return number
  }

  /// E4.
  private func existing(_ name: String, _ maker: String?) -> Int? {
    let named = account.products.filter { ModelText.fold($0.name) == ModelText.fold(name) }
    let sameMaker = named.first { $0.maker.map(ModelText.fold) == maker.map(ModelText.fold) }
    return (sameMaker ?? named.first { $0.maker == nil })?.number
  }

  private mutating func newProduct(_ name: String, _ maker: String?, _ sighting: ModelSighting) -> Int {
    var category = account.categories.first { ModelText.fold($0) == ModelText.fold(integration) }
    if category == nil {
      account.categories.append(integration)
      did(.catalogue, "create_category", sighting, from: nil, to: integration, "E1")
      category = integration
    }
    var known = account.makers.first { ModelText.fold($0) == maker.map(ModelText.fold) }
    if known == nil, let maker {
      account.makers.append(maker)
      did(.catalogue, "create_manufacturer", sighting, from: nil, to: maker, "E2")
      known = maker
    }
    let number = account.newNumber()
    account.products.append(ModelProduct(number: number, name: name, maker: known, category: category))
    did(.catalogue, "create_product", sighting, from: nil, to: name, "E3")
    return number
  }
}

extension ModelLink {
  /// Whether the name that it remembers still holds beside an identifier that comes without a name: unless another
  /// identifier was seen before.
  func keepsName(beside identifier: String?) -> Bool {
    identifier == nil || identifier == modelIdentifier || (model != nil && modelIdentifier == nil)
  }
}
