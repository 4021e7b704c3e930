/// A person that assets can be checked out to.
public struct Employee: Hashable, Sendable {
  /// The row.
  public var id: RowID<Employee>
  /// Goes up with every change of the row.
  public var version: Int64
  /// The e-mail address as it is shown.
  public var email: String
  /// The e-mail address as it is compared (G1).
  public var key: ComparisonKey
  /// Whether the person is with the organisation; an archived employee is no employee (G1).
  public var state: EmployeeState

  /// An employee.
  public init(
    id: RowID<Employee>, version: Int64 = 1, email: String, key: ComparisonKey? = nil,
    state: EmployeeState = .active
  ) {
    self.id = id
    self.version = version
    self.email = email
    self.key = key ?? ComparisonKey(email)
    self.state = state
  }
}

/// Whether an employee is with the organisation.
public enum EmployeeState: String, Hashable, Sendable, Codable, CaseIterable {
  case active
  case archived
}
