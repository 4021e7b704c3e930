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
