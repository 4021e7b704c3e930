import Foundation
import GRDB
import RollcallCore

/// A sealed value, wherever it stands in the register.
struct SealedRow {
  /// What it is, in words; it opens for nothing else.
  let purpose: String
  private let place: Place
  private let key: String
  private let sealed: Data

  private enum Place {
    case applied(connection: Int64)
    case refused(connection: Int64)
    case stored(connection: Int64, setting: String)
    case held(run: Int64)
  }

  /// A value that was opened, and the key that did it.
  struct Opened {
    fileprivate var bytes: Data
    fileprivate var key: SealingKey
  }

  private init(_ place: Place, _ purpose: String, _ row: Row) {
    self.place = place
    self.purpose = purpose
    key = row["key"]
    sealed = row["sealed"]
  }

  /// Everything that is sealed.
  static func all(in db: Database) throws -> [SealedRow] {
    let names = try ConnectionNames.read(in: db)
    func rows(
      _ table: String, _ value: (Row, ConnectionReference) -> SealedRow
    ) throws -> [SealedRow] {
      try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE sealed IS NOT NULL").compactMap { row in
        names[row["connection"]].map { value(row, $0) }
      }
    }
    let applied = try rows("applied_settings") {
      SealedRow(.applied(connection: $0["connection"]), AppliedRows.purpose($1), $0)
    }
    let refused = try rows("refused_settings") {
      SealedRow(.refused(connection: $0["connection"]), RefusedRows.purpose($1), $0)
    }
    let stored = try rows("stored_secrets") {
      SealedRow(
        .stored(connection: $0["connection"], setting: $0["setting"]),
        StoredSecretRows.purpose($1, $0["setting"]), $0)
    }
    let held = try Row.fetchAll(db, sql: "SELECT run, key, sealed FROM held_plans WHERE sealed IS NOT NULL")
      .map { SealedRow(.held(run: $0["run"]), HeldRows.purpose($0["run"]), $0) }
    return applied + refused + stored + held
  }

  /// What is in it; nil when no key of a vault opens it.
  func opened(by vault: Vault) -> Opened? {
    guard let key = vault.key(named: key), let bytes = key.open(sealed, for: purpose) else { return nil }
    return Opened(bytes: bytes, key: key)
  }

  /// Afterwards it is sealed with another key, and known by that key's mark.
  func seal(_ opened: Opened, with key: SealingKey, in db: Database) throws {
    try db.execute(
      sql: "UPDATE \(table) SET key = ?, sealed = ? WHERE \(condition)",
      arguments: [key.id, try key.seal(opened.bytes, for: purpose)] + arguments)
    switch place {
    case .applied(let connection):
      try AppliedRows.remark(try settings(opened), opened.key, key, connection, in: db)
    case .refused(let connection):
      try RefusedRows.remark(try settings(opened), opened.key, key, connection, in: db)
    case .stored, .held: break
    }
  }

  /// Afterwards it is gone.
  func giveUp(in db: Database) throws {
    switch place {
    case .applied, .stored:
      try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
    case .refused, .held:
      try db.execute(
        sql: "UPDATE \(table) SET key = NULL, sealed = NULL WHERE \(condition)", arguments: arguments)
    }
  }

  private func settings(_ opened: Opened) throws -> AcceptedSettings {
    try JSONDecoder().decode(AcceptedSettings.self, from: opened.bytes)
  }

  private var table: String {
    switch place {
    case .applied: "applied_settings"
    case .refused: "refused_settings"
    case .stored: "stored_secrets"
    case .held: "held_plans"
    }
  }

  private var condition: String {
    switch place {
    case .applied, .refused: "connection = ?"
    case .stored: "connection = ? AND setting = ?"
    case .held: "run = ?"
    }
  }

  private var arguments: StatementArguments {
    switch place {
    case .applied(let connection), .refused(let connection): [connection]
    case .stored(let connection, let setting): [connection, setting]
    case .held(let run): [run]
    }
  }
}
