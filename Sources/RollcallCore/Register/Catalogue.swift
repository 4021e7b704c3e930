/// What kinds of things an account owns: its products with their manufacturers and categories (E).
public struct Catalogue: Hashable, Sendable {
  /// All categories.
  public var categories: [Category]
  /// All manufacturers.
  public var manufacturers: [Manufacturer]
  /// All products.
  public var products: [Product]
  /// Which product each model became for this connection (E5), by the key of its product name.
  public var learned: [ComparisonKey: RowID<Product>]

  /// A catalogue.
  public init(
    categories: [Category] = [], manufacturers: [Manufacturer] = [], products: [Product] = [],
    learned: [ComparisonKey: RowID<Product>] = [:]
  ) {
    self.categories = categories
    self.manufacturers = manufacturers
    self.products = products
    self.learned = learned
  }
}

/// A group of products, such as `Tablets`.
public struct Category: Hashable, Sendable {
  /// The row.
  public var id: RowID<Category>
  /// The name as it is shown.
  public var name: String

  /// A category.
  public init(id: RowID<Category>, name: String) {
    self.id = id
    self.name = name
  }
}

/// Who makes a product.
public struct Manufacturer: Hashable, Sendable {
  /// The row.
  public var id: RowID<Manufacturer>
  /// The name as it is shown.
  public var name: String

  /// A manufacturer.
  public init(id: RowID<Manufacturer>, name: String) {
    self.id = id
    self.name = name
  }
}

/// A kind of thing; 100 equal laptops are one product (E3).
public struct Product: Hashable, Sendable {
  /// The row.
  public var id: RowID<Product>
  /// Goes up with every change of the row.
  public var version: Int64
  /// The name as it is shown.
  public var name: String
  /// Who makes it; nil when nobody said.
  public var manufacturer: RowID<Manufacturer>?
  /// Its category; nil when it has none.
  public var category: RowID<Category>?

  /// A product.
  public init(
    id: RowID<Product>, version: Int64 = 1, name: String, manufacturer: RowID<Manufacturer>?,
    category: RowID<Category>?
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.manufacturer = manufacturer
    self.category = category
  }
}
