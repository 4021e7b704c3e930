import GRDB
package import RollcallCore

/// An event of the journal as it is shown.
package struct EventRecord: Sendable {
  package var at: Instant
  /// `CONNECTION#RUN`, or `person:NAME`.
  package var actor: String
  package var kind: String
  package var assetID: String?
  package var serialNumber: String?
  package var from: String?
  package var to: String?
  /// The rule; nil for what a person did.
  package var rule: String?
  /// Why, in words; nil for what a person did.
  package var reason: String?
}

extension Register {
  /// The whole history of an asset, oldest first (K1).
  package func history(of assetID: String, in account: AccountReference) throws(StoreError) -> [EventRecord] {
    try read { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM assets WHERE account = ? AND asset_key = ?",
        arguments: [try AccountRows.find(account, in: db), ComparisonKey(assetID).text])
      guard let id else { throw Refusal.unknownAsset(assetID) }
      return try EventRows.ofAsset(RowID(id), in: db)
    }
  }

  /// What a run did, in the order in which it did it.
  package func events(of run: Int64) throws(StoreError) -> [EventRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM events WHERE run = ? ORDER BY id", arguments: [run])
        .map { EventRows.record($0) }
    }
  }
}

/// The rows of the journal.
enum EventRows {
  static func ofAsset(_ asset: RowID<Asset>, in db: Database) throws -> [EventRecord] {
    try Row.fetchAll(db, sql: "SELECT * FROM events WHERE asset = ? ORDER BY id", arguments: [asset.number])
      .map { record($0) }
  }

  static func record(_ row: Row) -> EventRecord {
    var record = EventRecord(
      at: Instant(milliseconds: row["at"]), actor: row["actor"], kind: row["kind"], assetID: row["asset_id"],
      serialNumber: row["serial_number"], from: row["from_value"], to: row["to_value"], rule: row["rule"],
      reason: row["reason"])
    record.reason = record.sentence
    return record
  }

  /// Who set each field last.
  static func sources(in history: [EventRecord]) -> [String: String] {
    var sources: [String: String] = [:]
    for event in history {
      for field in fields(of: event.kind) { sources[field] = source(event.actor) }
    }
    return sources
  }

  private static func fields(of kind: String) -> [String] {
    switch kind {
    case ChangeKind.createAsset.rawValue, DoneKind.addAsset.rawValue: ["asset_id", "name", "serial_number", "product"]
    case ChangeKind.changeAssetID.rawValue: ["asset_id"]
    case ChangeKind.setName.rawValue: ["name"]
    case ChangeKind.setSerial.rawValue: ["serial_number"]
    case ChangeKind.moveProduct.rawValue: ["product"]
    case ChangeKind.checkOut.rawValue, ChangeKind.checkIn.rawValue: ["checkout"]
    case DoneKind.setNotes.rawValue: ["notes"]
    case _: []
    }
  }

  private static func source(_ actor: String) -> String {
    actor.hasPrefix("person:") ? "manual" : String(actor.prefix { $0 != "#" })
  }
}

extension EventRecord {
  /// The sentence of a stored reason; reasons of other versions are shown as they are.
  fileprivate var sentence: String? {
    guard let reason else { return nil }
    guard let known = Reason(rawValue: reason), let kind = ChangeKind(rawValue: kind),
      let rule = rule.flatMap({ Rule(rawValue: $0) })
    else { return reason }
    return known.text(
      of: Change(kind: kind, assetID: assetID, from: from, to: to, rule: rule, reason: known))
  }
}
