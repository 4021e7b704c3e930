/// An asset that comes back from an employee (G8–G11).
public struct CheckIn: Hashable, Sendable, Codable {
  /// The asset.
  public var subject: Subject
  /// Who had it.
  public var employee: RowID<Employee>
  /// The e-mail address of who had it.
  public var email: String
  /// The rule that asks for it.
  public var rule: Rule
  /// Why.
  public var reason: Reason

  /// As it is shown and journalled.
  public var change: Change {
    Change(
      kind: .checkIn, asset: subject.asset, assetID: subject.assetID, serialNumber: subject.serialNumber,
      from: email, rule: rule, reason: reason)
  }
}

/// An asset that is handed to an employee (G6–G10).
public struct CheckOut: Hashable, Sendable, Codable {
  /// The asset.
  public var subject: Subject
  /// Who gets it.
  public var employee: RowID<Employee>
  /// The e-mail address of who gets it.
  public var email: String
  /// The rule that asks for it.
  public var rule: Rule
  /// Why.
  public var reason: Reason

  /// As it is shown and journalled.
  public var change: Change {
    Change(
      kind: .checkOut, asset: subject.asset, assetID: subject.assetID, serialNumber: subject.serialNumber,
      to: email, rule: rule, reason: reason)
  }
}
