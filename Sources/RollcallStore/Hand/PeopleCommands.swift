import GRDB
import RollcallCore

extension Register {
  /// Afterwards the account has this active employee. One who was archived is restored.
  package func addEmployee(email: String, name: String?, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.addEmployee(email: email, name: name) }
  }

  /// Afterwards the employee is archived. Refused while the person has assets (G1).
  package func archiveEmployee(email: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      guard let person = try work.employee(email), person.state == .active else {
        throw Refusal.unknownEmployee(email)
      }
      let held = try String.fetchAll(
        work.db,
        sql: """
          SELECT a.asset_id FROM checkouts c JOIN assets a ON a.id = c.asset WHERE c.employee = ?
          ORDER BY a.asset_key
          """, arguments: [person.id])
      guard held.isEmpty else { throw Refusal.employeeHolds(person.email, assets: held) }
      try work.db.execute(
        sql: "UPDATE employees SET state = 'archived', version = version + 1 WHERE id = ?",
        arguments: [person.id])
      work.did(Done(.archiveEmployee, from: person.email))
    }
  }

  /// Afterwards the account has this location.
  package func addLocation(_ name: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.addLocation(name) }
  }
}

/// An employee as a command by hand sees it.
struct HandEmployee {
  var id: Int64
  var email: String
  var name: String?
  var state: EmployeeState
}

extension HandWork {
  /// The employee of this address; nil where there is none, not even an archived one.
  func employee(_ email: String) throws -> HandEmployee? {
    let row = try Row.fetchOne(
      db, sql: "SELECT id, email, name, state FROM employees WHERE account = ? AND email_key = ?",
      arguments: [account, ComparisonKey(email).text])
    return row.map { row in
      let state: String = row[3]
      return HandEmployee(
        id: row[0], email: row[1], name: row[2], state: EmployeeState(rawValue: state) ?? .archived)
    }
  }

  mutating func addEmployee(email: String, name: String?) throws {
    let email = email.trimmed
    guard email.isEmailAddress else { throw Refusal.badEmail(email) }
    guard let person = try employee(email) else {
      try db.execute(
        sql: "INSERT INTO employees (account, email, email_key, name) VALUES (?, ?, ?, ?)",
        arguments: [account, email, ComparisonKey(email).text, name?.nonEmpty])
      did(Done(.addEmployee, to: email))
      return
    }
    guard person.state == .archived else { throw Refusal.employeeExists(email) }
    try db.execute(
      sql: """
        UPDATE employees SET state = 'active', name = coalesce(?, name), version = version + 1 WHERE id = ?
        """, arguments: [name?.nonEmpty, person.id])
    did(Done(.restoreEmployee, to: email))
  }

  mutating func addLocation(_ name: String) throws {
    guard let name = name.nonEmpty else { throw Refusal.emptyName }
    let exists = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM locations WHERE account = ? AND name_key = ?)",
      arguments: [account, ComparisonKey(name).text])
    if exists == true { throw Refusal.locationExists(name) }
    try db.execute(
      sql: "INSERT INTO locations (account, name, name_key) VALUES (?, ?, ?)",
      arguments: [account, name, ComparisonKey(name).text])
    did(Done(.addLocation, to: name))
  }
}

extension String {
  /// Something, an at sign, something; no white space. What a mail server makes of it is not our business.
  fileprivate var isEmailAddress: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !contains(where: \.isWhitespace)
  }
}
