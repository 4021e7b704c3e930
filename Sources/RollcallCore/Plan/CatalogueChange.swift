/// A row of the catalogue that a plan makes (E).
public enum CatalogueChange: Hashable, Sendable, Codable {
  /// The integration's category (E1).
  case category(name: String)
  /// A manufacturer that a device names (E2).
  case manufacturer(name: String)
  /// The product of a model (E3).
  case product(NewProduct)

  /// What it does.
  public var kind: ChangeKind {
    switch self {
    case .category: .createCategory
    case .manufacturer: .createManufacturer
    case .product: .createProduct
    }
  }

  /// As it is shown and journalled.
  public var change: Change {
    switch self {
    case .category(let name): Change(kind: kind, to: name, rule: .e1, reason: .categoryOfNewProducts)
    case .manufacturer(let name): Change(kind: kind, to: name, rule: .e2, reason: .manufacturerOfDevice)
    case .product(let product): Change(kind: kind, to: product.name, rule: .e3, reason: .newModel)
    }
  }
}

/// A product that a plan makes.
public struct NewProduct: Hashable, Sendable, Codable {
  /// Its name (E6).
  public var name: String
  /// Who makes it; nil when the device does not say.
  public var manufacturer: RowReference<Manufacturer>?
  /// The integration's category (E4).
  public var category: RowReference<Category>

  /// A new product.
  public init(
    name: String, manufacturer: RowReference<Manufacturer>?, category: RowReference<Category>
  ) {
    self.name = name
    self.manufacturer = manufacturer
    self.category = category
  }
}

/// That a model became a product, for the connection to remember (E5).
public struct LearnedModel: Hashable, Sendable, Codable {
  /// The key of the model's product name.
  public var model: ComparisonKey
  /// The product that it became.
  public var product: RowReference<Product>

  /// A model and its product.
  public init(model: ComparisonKey, product: RowReference<Product>) {
    self.model = model
    self.product = product
  }
}
