import GRDB
import RollcallCore

extension Register {
  /// Afterwards everything is as it was before a run, as far as nothing else happened to it since (I4). What was changed again stays,
  /// and is listed with the reason. The connection is paused, so that the next sync does not do it all again.
  package func undo(
    run: Int64, under lease: Lease, by hand: Hand
  ) throws(StoreError) -> UndoReport {
    try write { db in
      let row = try ConnectionRow.get(lease.connection, in: db)
      try LeaseRows.check(lease, of: row, in: db)
      try requireApplied(run, in: db)
      var undo = RunUndo(run: run, row: row, work: HandWork(hand: hand, account: row.account, db: db))
      try undo.perform()
      try db.execute(
        sql: "UPDATE runs SET outcome = 'undone', decided_by = ? WHERE id = ?", arguments: [hand.actor, run])
      try PauseRows.pause(row, because: "run \(run) was undone", in: db)
      return undo.report
    }
  }

  private func requireApplied(_ run: Int64, in db: Database) throws {
    let outcome = try String.fetchOne(db, sql: "SELECT outcome FROM runs WHERE id = ?", arguments: [run])
    guard let outcome = outcome.flatMap({ RunOutcome(rawValue: $0) }) else { throw Refusal.unknownRun(run) }
    guard outcome == .applied else { throw Refusal.nothingToUndo(run, outcome) }
  }
}

/// Takes back the changes of a run, the newest first: check-outs, products, serial numbers, names, links and new assets, Asset IDs (all
/// together, since they may have swapped), check-ins, the catalogue; then what links remember.
struct RunUndo {
  private let run: Int64
  private let row: ConnectionRow
  private var work: HandWork
  private(set) var report = UndoReport()
  /// Assets that the run left with somebody: their check-in is taken back only after that.
  private var handedOut: Set<Int64> = []

  init(run: Int64, row: ConnectionRow, work: HandWork) {
    self.run = run
    self.row = row
    self.work = work
  }

  private var db: Database { work.db }

  mutating func perform() throws {
    let events = try UndoEvent.all(of: run, in: db)
    let renamed = events.filter { $0.kind == .changeAssetID }
    handedOut = Set(events.filter { $0.kind == .checkOut }.map(\.asset))
    for event in events {
      if event.id == renamed.first?.id {
        try takeBack(renamed)
      } else if event.kind != .changeAssetID {
        try takeBack(event)
      }
    }
    try forgetModels()
    try forgetFindings()
    report.restoredMemories = try restoreMemories()
    try work.journal()
  }

  private mutating func takeBack(_ event: UndoEvent) throws {
    do {
      if event.kind == .checkIn, handedOut.contains(event.asset) {
        throw UndoObstacle("The asset was checked in or handed to somebody else since.")
      }
      let done = try revert(event)
      if event.kind == .checkOut { handedOut.remove(event.asset) }
      note(event, done)
    } catch let reason as UndoObstacle {
      report.left.append((event.record, reason.text))
    }
  }

  private mutating func takeBack(_ renamed: [UndoEvent]) throws {
    var undo = try AssetIDUndo(renamed, account: row.account, in: db)
    try undo.perform()
    for (event, verdict) in zip(renamed, undo.verdicts) {
      switch verdict {
      case .possible:
        note(
          event, Done(.changeAssetID, assetID: event.record.to, from: event.record.to, to: event.record.from))
      case .impossible(let obstacle): report.left.append((event.record, obstacle.text))
      }
    }
  }

  private mutating func note(_ event: UndoEvent, _ done: Done) {
    var done = done
    done.rule = .i4
    done.reason = "Undoes run \(run)."
    done.serialNumber = event.record.serialNumber
    var references = EventReferences(from: event.toRow, to: event.fromRow)
    if event.kind == .checkIn || event.kind == .checkOut { references.holder = .employee }
    work.did(done, asset: event.asset == 0 ? nil : event.asset, references)
    report.undone.append(event.record)
  }

  private func revert(_ event: UndoEvent) throws -> Done {
    let fields = FieldUndo(run: run, connection: row.id.number, db: db)
    switch event.kind {
    case .checkOut: return try fields.checkBackIn(event)
    case .checkIn: return try fields.checkBackOut(event)
    case .setName: return try fields.restore("name", of: event, .setName)
    case .setSerial: return try fields.restore("serial_number", of: event, .setSerial)
    case .moveProduct: return try fields.restoreProduct(of: event)
    case .createAsset: return try CreationUndo(run: run, db: db).deleteAsset(event)
    case .linkAsset: return try CreationUndo(run: run, db: db).deleteLink(event)
    case .createProduct: return try CreationUndo(run: run, db: db).deleteProduct(event)
    case .createManufacturer: return try CreationUndo(run: run, db: db).delete(event, from: .manufacturers)
    case .createCategory: return try CreationUndo(run: run, db: db).delete(event, from: .categories)
    case .changeAssetID: throw UndoObstacle("Asset IDs are taken back together.")
    }
  }

  /// Which products models became is part of what the run learned (E5), unless later runs went by it.
  private func forgetModels() throws {
    try db.execute(
      sql: """
        DELETE FROM model_products WHERE connection = ?1 AND run = ?2 AND NOT EXISTS
          (SELECT 1 FROM runs WHERE connection = ?1 AND id > ?2 AND outcome IN ('applied', 'unchanged'))
        """, arguments: [row.id.number, run])
  }

  /// What the run was the first to find is off the list until a run finds it again, unless later runs found things too.
  private func forgetFindings() throws {
    try db.execute(
      sql: """
        DELETE FROM findings WHERE connection = ?1 AND since >= (SELECT started FROM runs WHERE id = ?2)
          AND NOT EXISTS
            (SELECT 1 FROM runs WHERE connection = ?1 AND id > ?2 AND outcome IN ('applied', 'unchanged'))
        """, arguments: [row.id.number, run])
  }

  /// Links whose memory nobody wrote since remember what they did before the run.
  private func restoreMemories() throws -> Int {
    try db.execute(
      sql: """
        UPDATE links SET (\(LinkImages.columns)) =
            (SELECT \(LinkImages.columns) FROM link_images WHERE link = links.id),
          version = version + 1
        WHERE id IN (SELECT i.link FROM link_images i JOIN links l ON l.id = i.link
          WHERE i.run = ? AND i.version = l.version)
        """, arguments: [run])
    let restored = db.changesCount
    try db.execute(sql: "DELETE FROM link_images WHERE run = ?", arguments: [run])
    try db.execute(sql: "DELETE FROM checkout_images WHERE run = ?", arguments: [run])
    return restored
  }
}

/// Why a change of a run is left alone.
struct UndoObstacle: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
