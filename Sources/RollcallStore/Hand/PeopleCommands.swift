import GRDB
import RollcallCore

extension Register {
  /// Afterwards the account has this active employee. One who was archived is restored.
  package func addEmployee(email: String, name: String?, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let email = email.trimmed
      guard email.isEmailAddress else { throw Refusal.badEmail(email) }
      let row = try Row.fetchOne(
        work.db, sql: "SELECT id, state FROM employees WHERE account = ? AND email_key = ?",
        arguments: [work.account, ComparisonKey(email).text])
      guard let row else {
        try work.db.execute(
          sql: "INSERT INTO employees (account, email, email_key, name) VALUES (?, ?, ?, ?)",
          arguments: [work.account, email, ComparisonKey(email).text, name?.nonEmpty])
        work.did(Done(.addEmployee, to: email))
        return
      }
      guard row[1] == EmployeeState.archived.rawValue else { throw Refusal.employeeExists(email) }
      let id: Int64 = row[0]
      try work.db.execute(
        sql: """
          UPDATE employees SET state = 'active', name = coalesce(?, name), version = version + 1 WHERE id = ?
          """, arguments: [name?.nonEmpty, id])
      work.did(Done(.restoreEmployee, to: email))
    }
  }

  /// Afterwards the employee is archived. Refused while the person has assets (G1).
  package func archiveEmployee(email: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let row = try Row.fetchOne(
        work.db,
        sql: "SELECT id, email FROM employees WHERE account = ? AND email_key = ? AND state = 'active'",
        arguments: [work.account, ComparisonKey(email).text])
      guard let row else { throw Refusal.unknownEmployee(email) }
      let id: Int64 = row[0]
      let address: String = row[1]
      let held = try String.fetchAll(
        work.db,
        sql: """
          SELECT a.asset_id FROM checkouts c JOIN assets a ON a.id = c.asset WHERE c.employee = ?
          ORDER BY a.asset_key
          """, arguments: [id])
      guard held.isEmpty else { throw Refusal.employeeHolds(address, assets: held) }
      try work.db.execute(
        sql: "UPDATE employees SET state = 'archived', version = version + 1 WHERE id = ?", arguments: [id])
      work.did(Done(.archiveEmployee, from: address))
    }
  }

  /// Afterwards the account has this location.
  package func addLocation(_ name: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in
      guard let name = name.nonEmpty else { throw Refusal.emptyName }
      let exists = try Bool.fetchOne(
        work.db, sql: "SELECT EXISTS (SELECT 1 FROM locations WHERE account = ? AND name_key = ?)",
        arguments: [work.account, ComparisonKey(name).text])
      if exists == true { throw Refusal.locationExists(name) }
      try work.db.execute(
        sql: "INSERT INTO locations (account, name, name_key) VALUES (?, ?, ?)",
        arguments: [work.account, name, ComparisonKey(name).text])
      work.did(Done(.addLocation, to: name))
    }
  }
}

extension String {
  /// Something, an at sign, something; no white space. What a mail server makes of it is not our business.
  fileprivate var isEmailAddress: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !contains(where: \.isWhitespace)
  }
}
