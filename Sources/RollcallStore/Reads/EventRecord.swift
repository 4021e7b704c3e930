import GRDB
package import RollcallCore

/// An event of the journal as it is shown.
package struct EventRecord: Hashable, Sendable {
  /// When.
  package var at: Instant
  /// `CONNECTION#RUN`, or `person:NAME`.
  package var actor: String
  /// What was done: the raw value of a change of a sync, or of a command by hand.
  package var kind: String
  /// The Asset ID before, or the new one; nil where it is about no asset.
  package var assetID: String?
  /// The device's serial number; nil for what a person did.
  package var serialNumber: String?
  /// The value before; nil when there was none.
  package var from: String?
  /// The value after; nil when there is none.
  package var to: String?
  /// The rule; nil for what a person did.
  package var rule: String?
  /// Why, in words; nil for what a person did.
  package var reason: String?
}

extension Register {
  /// The whole history of an asset, oldest first (K1); also of one that was deleted, until another gets its
  /// Asset ID.
  package func history(of assetID: String, in account: AccountReference) throws(StoreError) -> [EventRecord] {
    try read { db in
      let account = try AccountRows.find(account, in: db)
      guard let id = try EventRows.asset(assetID, of: account, in: db) else {
        throw Refusal.unknownAsset(assetID)
      }
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

  /// The row of an asset, also of one that was deleted, until another gets its Asset ID.
  static func asset(_ assetID: String, of account: Int64, in db: Database) throws -> Int64? {
    try assets(assetID, of: account, in: db).last
  }

  /// The rows of all assets that had an Asset ID until they were deleted, and of the one that has it now: the last one is the latest.
  static func assets(_ assetID: String, of account: Int64, in db: Database) throws -> [Int64] {
    let key = ComparisonKey(assetID)
    var found: [Int64] = []
    let deleted = try Row.fetchCursor(
      db, sql: "SELECT asset, asset_id FROM events WHERE account = ? AND kind = ? ORDER BY id",
      arguments: [account, DoneKind.deleteAsset.rawValue])
    while let row = try deleted.next() {
      if let asset: Int64 = row[0], let name: String = row[1], ComparisonKey(name) == key {
        found.append(asset)
      }
    }
    let present = try Int64.fetchOne(
      db, sql: "SELECT id FROM assets WHERE account = ? AND asset_key = ?", arguments: [account, key.text])
    return found + [present].compactMap { $0 }
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
  static func sources(in history: [EventRecord]) -> [AssetField: String] {
    var sources: [AssetField: String] = [:]
    for event in history {
      for field in fields(of: event) { sources[field] = source(event.actor) }
    }
    return sources
  }

  /// The fields that an event sets; kinds of syncs and of people share their names.
  static func fields(of event: EventRecord) -> [AssetField] {
    if !event.actor.hasPrefix("person:"), let kind = ChangeKind(rawValue: event.kind) {
      return fields(of: kind)
    }
    return DoneKind(rawValue: event.kind).map { fields(of: $0) } ?? []
  }

  private static func fields(of kind: ChangeKind) -> [AssetField] {
    switch kind {
    case .createAsset: [.assetID, .name, .serialNumber, .product]
    case .changeAssetID: [.assetID]
    case .setName: [.name]
    case .setSerial: [.serialNumber]
    case .moveProduct: [.product]
    case .checkOut, .checkIn: [.checkout]
    case .linkAsset, .createCategory, .createManufacturer, .createProduct: []
    }
  }

  private static func fields(of kind: DoneKind) -> [AssetField] {
    switch kind {
    case .addAsset: [.assetID, .name, .serialNumber, .product, .notes]
    case .changeAssetID: [.assetID]
    case .setName: [.name]
    case .setSerial: [.serialNumber]
    case .moveProduct: [.product]
    case .checkOut, .checkIn: [.checkout]
    case .setNotes: [.notes]
    case .archiveAsset, .restoreAsset, .deleteAsset, .forgetLink, .addEmployee, .restoreEmployee,
      .archiveEmployee, .renameEmployee,
      .addLocation, .createProduct, .createManufacturer, .createCategory, .setCategory, .renameProduct,
      .deleteProduct, .deleteManufacturer, .deleteCategory, .pauseConnection, .resumeConnection, .discardRun:
      []
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
