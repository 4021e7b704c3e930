/// What a device's owner means for the register: the employee, what to remember, and whether it is a change (G1, G4, G12).
struct OwnerReading {
  /// What the tenant says, as far as a checkout is concerned.
  var standing: OwnerStanding
  /// The employee that the owner is; nil unless the standing is ``OwnerStanding/employee``.
  var employee: Employee?
  /// What the link remembers from now on.
  var remembered: RememberedOwner?
  /// Whether the owner is another than the remembered one.
  var change: CheckoutQuestion.OwnerChange

  /// Reads an owner against the account's employees and the owner that the link remembers.
  init(_ owner: Owner, employees: EmployeeDirectory, before: RememberedOwner?) {
    employee = nil
    remembered = before
    change = .same
    switch owner {
    case .notReported:
      standing = .notReported
    case .personWithoutEmail:
      standing = .stranger
    case .nobody:
      standing = .nobody
      remembered = .nobody
    case .person(let email, _):
      let key = ComparisonKey(email)
      guard let found = employees.active(key) else {
        standing = .stranger
        return
      }
      standing = .employee
      employee = found
      remembered = .person(key)
      if let before, before != .person(key) { change = .changed }
    }
  }
}

/// The employees of an account, found by exact e-mail address only (G1).
struct EmployeeDirectory {
  private let byKey: [ComparisonKey: Employee]
  private let byRow: [RowID<Employee>: Employee]

  /// A directory of all employees, archived ones included.
  init(_ employees: [Employee]) {
    let active = employees.lazy.filter { $0.state == .active }.map { ($0.key, $0) }
    byKey = Dictionary(active, uniquingKeysWith: { first, _ in first })
    byRow = Dictionary(uniqueKeysWithValues: employees.lazy.map { ($0.id, $0) })
  }

  /// The active employee with this e-mail address.
  func active(_ key: ComparisonKey) -> Employee? { byKey[key] }

  /// The e-mail address of an employee, for words; an archived one has one too.
  func email(of id: RowID<Employee>) -> String { byRow[id]?.email ?? "" }
}
