import CustomDump
import Foundation
import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

@Suite struct `The schema` {
  @Test func `it is the one that the reference shows`() throws {
    let reference = URL(fileURLWithPath: #filePath).appending(path: "../../../../docs/reference/schema.sql")
      .standardized
    let shown = try String(contentsOf: reference, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: true
    )
    .filter { !$0.hasPrefix("--") }

    let sql = try Register.inMemory().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql || ';' FROM sqlite_schema
          WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations' ORDER BY rowid
          """)
    }

    expectNoDifference(sql.flatMap { $0.split(separator: "\n") }.map(String.init), shown.map(String.init))
  }

  /// A statement that would break an invariant.
  struct Breach: CustomTestStringConvertible {
    var testDescription: String
    var sql: String

    init(_ what: String, _ sql: String) {
      testDescription = what
      self.sql = sql
    }
  }

  static let breaches = [
    Breach(
      "two assets with one Asset ID",
      "INSERT INTO assets (account, asset_id, asset_key) VALUES (1, 's1', 's1')"),
    Breach(
      "an asset with an empty Asset ID",
      "INSERT INTO assets (account, asset_id, asset_key) VALUES (1, '', '')"),
    Breach(
      "an asset of no account",
      "INSERT INTO assets (account, asset_id, asset_key) VALUES (99, 'x', 'x')"),
    Breach(
      "a state that nobody knows",
      "UPDATE assets SET state = 'lost'"),
    Breach(
      "two checkouts of one asset",
      "INSERT INTO checkouts (asset, location, since) VALUES (1, 1, 0)"),
    Breach(
      "a checkout to an employee and a location",
      "UPDATE checkouts SET location = 1"),
    Breach(
      "a checkout to nobody",
      "UPDATE checkouts SET employee = NULL"),
    Breach(
      "a checkout to an employee who is not there",
      "UPDATE checkouts SET employee = 99"),
    Breach(
      "two employees with one e-mail address",
      "INSERT INTO employees (account, email, email_key) VALUES (1, 'ADA', 'ada@riverside.example')"
    ),
    Breach(
      "two links of a connection to one asset",
      """
      INSERT INTO links (connection, asset, origin, device_id, model, stable_digest, volatile_digest,
        refreshed, details)
      VALUES (1, 1, 'merged', 'u', 1, 0, 0, 0, '{}')
      """),
    Breach(
      "two links of a connection with one serial number",
      """
      INSERT INTO links (connection, asset, origin, serial_number, model, stable_digest, volatile_digest,
        refreshed, details)
      VALUES (1, 2, 'merged', 'S1', 1, 0, 0, 0, '{}')
      """),
    Breach(
      "a link to a device that is known by nothing",
      "UPDATE links SET serial_number = NULL, device_id = NULL"),
    Breach(
      "an asset that is deleted while it is linked",
      "DELETE FROM checkouts; DELETE FROM assets WHERE id = 1"),
    Breach(
      "two equal products without a manufacturer",
      """
      INSERT INTO products (account, name, name_key) VALUES (1, 'Cart', 'cart');
      INSERT INTO products (account, name, name_key) VALUES (1, 'CART', 'cart');
      """),
    Breach(
      "two open alerts of one kind",
      """
      INSERT INTO alerts (connection, kind, message, since) VALUES (1, 'held', 'a', 0);
      INSERT INTO alerts (connection, kind, message, since) VALUES (1, 'held', 'b', 0);
      """),
    Breach(
      "a run that ended in a way that nobody knows",
      "UPDATE runs SET outcome = 'exploded'"),
    Breach(
      "a text where a number belongs",
      "UPDATE assets SET version = 'one'"),
  ]

  @Test(arguments: breaches) func `it refuses`(_ breach: Breach) throws {
    let register = try Register.riverside()
    _ = try register.addEmployee(email: "ada@riverside.example", name: "Ada", by: .registrar)
    _ = try register.addLocation("Library", by: .registrar)
    try register.sync([.iPad("S1", owner: .mail("ada@riverside.example")), .iPad("S2")])
    let before = try register.content()

    #expect(throws: DatabaseError.self) { try register.execute(breach.sql) }

    expectNoDifference(try register.content(), before)
  }

  @Test func `a number of a row that is gone is never used again`() throws {
    let register = try Register.riverside()
    _ = try register.addAsset(AssetToAdd(assetID: "A"), by: .registrar)
    let first = try register.asset("A", in: .riverside).asset.id
    _ = try register.deleteAsset("A", by: .registrar)
    _ = try register.addAsset(AssetToAdd(assetID: "A"), by: .registrar)

    let second = try register.asset("A", in: .riverside).asset.id

    #expect(first < second)
  }
}
