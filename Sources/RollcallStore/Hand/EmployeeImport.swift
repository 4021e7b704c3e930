import GRDB
package import RollcallCore

extension Register {
  /// Afterwards the account has all these employees, or, with a bad row, is as it was. One who was archived is
  /// restored.
  package func importEmployees(
    _ rows: [SheetRow<EmployeeLine>], existing: WhenExisting = .refuse, by hand: Hand
  ) throws(StoreError) -> ImportOutcome {
    try importing(rows, by: hand, key: \.email) { line, work in try work.take(line, existing) }
  }
}

extension HandWork {
  fileprivate mutating func take(_ line: EmployeeLine, _ existing: WhenExisting) throws -> RowEffect {
    guard let person = try employee(line.email), person.state == .active else {
      try addEmployee(email: line.email, name: line.name)
      return .added
    }
    guard existing == .update else { throw ImportFault.employeeExists(person.email) }
    guard let name = line.name, name != person.name else { return .unchanged }
    try db.execute(
      sql: "UPDATE employees SET name = ?, version = version + 1 WHERE id = ?", arguments: [name, person.id])
    did(
      Done(.renameEmployee, from: person.called(person.name), to: person.called(name)))
    return .updated
  }
}

extension HandEmployee {
  /// A name with the address behind it, which says whose name it is.
  fileprivate func called(_ name: String?) -> String {
    name.map { "\($0) <\(email)>" } ?? email
  }
}
