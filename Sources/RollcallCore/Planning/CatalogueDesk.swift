/// Finds the product of each model, and plans the rows of the catalogue that are missing (E).
struct CatalogueDesk {
  private let integration: String
  private var categories: [ComparisonKey: RowReference<Category>] = [:]
  private var manufacturers: [ComparisonKey: RowReference<Manufacturer>] = [:]
  private var products: [ProductKey: RowReference<Product>] = [:]
  private var names: [RowID<Product>: String] = [:]
  private var remembered: [ComparisonKey: RowReference<Product>] = [:]
  private var newCategories = 0
  private var newManufacturers = 0
  private var newProductNames: [String] = []

  /// Rows that are to be made, in the order in which devices need them.
  private(set) var changes: [CatalogueChange] = []
  /// Models whose product was found or made in this run.
  private(set) var learned: [LearnedModel] = []

  private struct ProductKey: Hashable {
    var manufacturer: RowReference<Manufacturer>?
    var name: ComparisonKey
  }

  /// A desk with the catalogue of an account, for an integration of this name (E1).
  init(catalogue: Catalogue, integration: String) {
    self.integration = integration
    for item in catalogue.categories.reversed() { categories[ComparisonKey(item.name)] = .existing(item.id) }
    for item in catalogue.manufacturers.reversed() {
      manufacturers[ComparisonKey(item.name)] = .existing(item.id)
    }
    for item in catalogue.products.reversed() {
      let key = ProductKey(
        manufacturer: item.manufacturer.map { .existing($0) }, name: ComparisonKey(item.name))
      products[key] = .existing(item.id)
      names[item.id] = item.name
    }
    for (model, product) in catalogue.learned where names[product] != nil {
      remembered[model] = .existing(product)
    }
  }

  /// The name of a product, which may be one of the plan's own.
  func name(of product: RowReference<Product>) -> String? {
    switch product {
    case .existing(let id): names[id]
    case .new(let ordinal): newProductNames[ordinal]
    }
  }

  /// The product of a model: the one it became before (E5), else one that fits (E4), else a new one (E3).
  mutating func product(for model: DeviceModel, by manufacturer: String?) -> RowReference<Product> {
    let key = ComparisonKey(model.productName)
    if let product = remembered[key] { return product }
    let product =
      existingProduct(named: key, by: manufacturer) ?? newProduct(model.productName, by: manufacturer)
    remembered[key] = product
    learned.append(LearnedModel(model: key, product: product))
    return product
  }

  private func existingProduct(named name: ComparisonKey, by manufacturer: String?) -> RowReference<Product>?
  {
    if let maker = manufacturer.flatMap({ manufacturers[ComparisonKey($0)] }),
      let product = products[ProductKey(manufacturer: maker, name: name)]
    {
      return product
    }
    return products[ProductKey(manufacturer: nil, name: name)]
  }

  private mutating func newProduct(_ name: String, by manufacturer: String?) -> RowReference<Product> {
    let category = integrationCategory()
    let maker = manufacturer.map { self.manufacturer($0) }
    let product = RowReference<Product>.new(newProductNames.count)
    newProductNames.append(name)
    changes.append(.product(NewProduct(name: name, manufacturer: maker, category: category)))
    products[ProductKey(manufacturer: maker, name: ComparisonKey(name))] = product
    return product
  }

  private mutating func integrationCategory() -> RowReference<Category> {
    let key = ComparisonKey(integration)
    if let category = categories[key] { return category }
    let category = RowReference<Category>.new(newCategories)
    newCategories += 1
    categories[key] = category
    changes.append(.category(name: integration))
    return category
  }

  private mutating func manufacturer(_ name: String) -> RowReference<Manufacturer> {
    let key = ComparisonKey(name)
    if let maker = manufacturers[key] { return maker }
    let maker = RowReference<Manufacturer>.new(newManufacturers)
    newManufacturers += 1
    manufacturers[key] = maker
    changes.append(.manufacturer(name: name))
    return maker
  }
}
