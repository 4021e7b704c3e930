import Foundation
import GRDB
import RollcallCore

/// What became of what was sealed when the key was changed.
package struct KeyRotation: Hashable, Sendable {
  /// How many seals were made anew.
  package var sealedAnew = 0
  /// What cannot be opened with any key that is here, in words.
  package var lost: [String] = []
}

extension Register {
  /// The key that marks and seals; made when nothing is sealed yet and there is none. Nil when it is not here.
  package func sealingKey() throws(StoreError) -> SealingKey? {
    if let key = vault.current { return key }
    guard !database.configuration.readonly else { return nil }
    let isInUse = try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM applied_settings) OR EXISTS (SELECT 1 FROM stored_secrets)
            OR EXISTS (SELECT 1 FROM held_plans WHERE sealed IS NOT NULL)
          """) ?? false
    }
    return isInUse ? nil : vault.made()
  }

  /// Afterwards everything that could be opened is sealed with a new key; with a key in the environment, with that one.
  ///
  ///     file: new, old ─► everything sealed anew, one transaction ─► file: new
  ///
  /// Whoever seals meanwhile waits for the transaction. A process that is killed in between leaves every key that opens something.
  package func rotateKey() throws(StoreError) -> KeyRotation {
    let rotation = try write { db in
      try vault.begin(.random())
      guard let key = vault.current else {
        throw StoreError.inaccessible(vault.fault ?? "there is no key")
      }
      var rotation = KeyRotation()
      let opened = try SealedRows.all(in: db).compactMap { row -> (SealedRow, SealingKey, Data)? in
        if let key = vault.key(named: row.key), let bytes = key.open(row.sealed, for: row.purpose) {
          return (row, key, bytes)
        }
        rotation.lost.append(row.purpose)
        return nil
      }
      for (row, old, bytes) in opened {
        try row.replace(with: try key.seal(bytes, for: row.purpose), key.id, in: db)
        if let connection = row.applied {
          let settings = try JSONDecoder().decode(AcceptedSettings.self, from: bytes)
          try AppliedRows.remark(settings, old, key, connection, in: db)
        }
        rotation.sealedAnew += 1
      }
      return rotation
    }
    try write { db in try vault.finish(needed: Set(try SealedWith.all(in: db).map(\.key))) }
    return rotation
  }
}

/// A sealed value, wherever it stands.
struct SealedRow {
  var purpose: String
  var key: String
  var sealed: Data
  /// The connection whose applied settings it is; nil for anything else.
  var applied: Int64?
  private let update: String
  private let place: StatementArguments

  init(_ purpose: String, _ row: Row, update: String, place: StatementArguments) {
    self.purpose = purpose
    key = row["key"]
    sealed = row["sealed"]
    self.update = update
    self.place = place
  }

  func replace(with sealed: Data, _ key: String, in db: Database) throws {
    try db.execute(sql: update, arguments: [key, sealed] + place)
  }
}

/// Everything that is sealed.
enum SealedRows {
  static func all(in db: Database) throws -> [SealedRow] {
    let names = try ConnectionNames.read(in: db)
    let applied = try Row.fetchAll(db, sql: "SELECT * FROM applied_settings").compactMap { row in
      names[row["connection"]].map {
        var sealed = SealedRow(
          AppliedRows.purpose($0), row,
          update: "UPDATE applied_settings SET key = ?, sealed = ? WHERE connection = ?",
          place: [row["connection"] as Int64])
        sealed.applied = row["connection"]
        return sealed
      }
    }
    let stored = try Row.fetchAll(db, sql: "SELECT * FROM stored_secrets").compactMap { row in
      names[row["connection"]].map {
        SealedRow(
          StoredSecretRows.purpose($0, row["setting"]), row,
          update: "UPDATE stored_secrets SET key = ?, sealed = ? WHERE connection = ? AND setting = ?",
          place: [row["connection"] as Int64, row["setting"] as String])
      }
    }
    let held = try Row.fetchAll(db, sql: "SELECT run, key, sealed FROM held_plans WHERE sealed IS NOT NULL")
      .map { row in
        SealedRow(
          HeldRows.purpose(row["run"]), row,
          update: "UPDATE held_plans SET key = ?, sealed = ? WHERE run = ?",
          place: [row["run"] as Int64])
      }
    return applied + stored + held
  }
}
