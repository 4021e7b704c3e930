import GRDB
package import RollcallCore

/// An employee as listed.
package struct EmployeeRow: Hashable, Sendable {
  /// The account of the person.
  package var account: AccountReference
  /// The e-mail address as it is shown.
  package var email: String
  /// The name; nil when nobody gave one.
  package var name: String?
  /// Whether the person is with the organisation.
  package var state: EmployeeState
}

/// A location as listed.
package struct LocationRow: Hashable, Sendable {
  /// The account of the place.
  package var account: AccountReference
  /// The name.
  package var name: String
}

/// A product as listed.
package struct ProductRow: Hashable, Sendable {
  /// The account of the catalogue.
  package var account: AccountReference
  /// The name.
  package var name: String
  /// Who makes it; nil when nobody said.
  package var manufacturer: String?
  /// Its category; nil when it has none.
  package var category: String?
  /// How many assets are of it, archived ones too.
  package var assets: Int
}

/// An account as listed.
package struct AccountRow: Hashable, Sendable {
  /// How it is written.
  package var reference: AccountReference
  /// What people call it.
  package var name: String
  /// The account above a sub-account; nil at the top.
  package var parent: AccountReference?
}

extension Register {
  /// Employees in the order of account and e-mail address.
  package func employees(of account: AccountReference? = nil) throws(StoreError) -> [EmployeeRow] {
    try read { db in
      let filter = try AccountFilter(account, in: db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT a.reference, e.email, e.name, e.state FROM employees e JOIN accounts a ON a.id = e.account
          WHERE \(filter.condition("e.account")) ORDER BY a.id, e.email_key
          """, arguments: [filter.id]
      ).map { row in
        let state: String = row[3]
        return EmployeeRow(
          account: AccountReference(row[0]), email: row[1], name: row[2],
          state: EmployeeState(rawValue: state) ?? .archived)
      }
    }
  }

  /// Locations in the order of account and name.
  package func locations(of account: AccountReference? = nil) throws(StoreError) -> [LocationRow] {
    try read { db in
      let filter = try AccountFilter(account, in: db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT a.reference, l.name FROM locations l JOIN accounts a ON a.id = l.account
          WHERE \(filter.condition("l.account")) ORDER BY a.id, l.name_key
          """, arguments: [filter.id]
      ).map { LocationRow(account: AccountReference($0[0]), name: $0[1]) }
    }
  }

  /// Products in the order of account and name, with how many assets each has.
  package func products(of account: AccountReference? = nil) throws(StoreError) -> [ProductRow] {
    try read { db in
      let filter = try AccountFilter(account, in: db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT a.reference, p.name, m.name, c.name, (SELECT count(*) FROM assets WHERE product = p.id)
          FROM products p JOIN accounts a ON a.id = p.account
            LEFT JOIN manufacturers m ON m.id = p.manufacturer LEFT JOIN categories c ON c.id = p.category
          WHERE \(filter.condition("p.account")) ORDER BY a.id, p.name_key, p.id
          """, arguments: [filter.id]
      ).map {
        ProductRow(
          account: AccountReference($0[0]), name: $0[1], manufacturer: $0[2], category: $0[3], assets: $0[4])
      }
    }
  }

  /// The accounts that the register knows, parents first.
  package func accounts() throws(StoreError) -> [AccountRow] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.reference, a.name, p.reference FROM accounts a LEFT JOIN accounts p ON p.id = a.parent
          ORDER BY ifnull(p.id, a.id), a.id
          """
      ).map { row in
        let parent: String? = row[2]
        return AccountRow(
          reference: AccountReference(row[0]), name: row[1], parent: parent.map { AccountReference($0) })
      }
    }
  }
}
