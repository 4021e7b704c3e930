/// The present assignment of an asset.
public struct Checkout: Hashable, Sendable, Codable {
  /// Who or what has the asset.
  public var holder: Holder
  /// Who made the assignment.
  public var origin: CheckoutOrigin

  /// An assignment.
  public init(holder: Holder, origin: CheckoutOrigin) {
    self.holder = holder
    self.origin = origin
  }
}

/// Whom or what an asset is checked out to.
public enum Holder: Hashable, Sendable, Codable {
  /// A person of the register.
  case employee(RowID<Employee>)
  /// A place; never touched by a sync (G2).
  case location(RowID<Location>)
}

/// Who made a checkout.
public enum CheckoutOrigin: Hashable, Sendable, Codable {
  /// A person, by hand.
  case manual
  /// A sync of this connection.
  case connection(RowID<Connection>)
}

/// One integration enabled in one account, as the register knows it.
public enum Connection {}

/// A place that assets can be checked out to.
public enum Location {}
