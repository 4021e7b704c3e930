/// The employees of an account, found by exact e-mail address only (G1).
struct EmployeeDirectory {
  private let employees: [Employee]
  private var active: [ComparisonKey: Int32] = [:]

  /// A directory of all employees, archived ones included, in the order of their rows.
  init(_ employees: [Employee]) {
    self.employees = employees
    active.reserveCapacity(employees.count)
    for (index, employee) in employees.enumerated() where employee.state == .active {
      active[employee.key] = Int32(index)
    }
  }

  /// The active employee with this e-mail address.
  func active(_ key: ComparisonKey) -> Employee? { active[key].map { employees[Int($0)] } }

  /// The e-mail address of an employee, for words; an archived one has one too.
  func email(of id: RowID<Employee>) -> String {
    employees.position(of: id, by: \.id).map { employees[$0].email } ?? ""
  }
}
