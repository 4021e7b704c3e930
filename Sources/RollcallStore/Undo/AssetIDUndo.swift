import GRDB
import RollcallCore

/// Takes back the Asset IDs that a run gave, all together: assets that swapped swap back, and one whose old Asset ID somebody else has
/// by now keeps the new one, which may keep others in turn.
struct AssetIDUndo {
  private let db: Database
  private let events: [UndoEvent]
  /// For each event, who has the Asset ID that it would give back.
  private var holders: [Int64?] = []
  /// What becomes of each event, in their order.
  private(set) var verdicts: [Verdict]

  /// What becomes of one Asset ID.
  enum Verdict {
    case possible
    case impossible(UndoObstacle)
  }

  init(_ events: [UndoEvent], account: Int64, in db: Database) throws {
    self.db = db
    self.events = events
    verdicts = []
    for event in events {
      let present = try String.fetchOne(
        db, sql: "SELECT asset_id FROM assets WHERE id = ?", arguments: [event.asset])
      verdicts.append(Self.verdict(event, present))
      holders.append(
        try Int64.fetchOne(
          db, sql: "SELECT id FROM assets WHERE account = ? AND asset_key = ?",
          arguments: [account, ComparisonKey(event.record.from ?? "").text]))
    }
  }

  private static func verdict(_ event: UndoEvent, _ present: String?) -> Verdict {
    guard let present else { return .impossible(UndoObstacle("The asset was deleted.")) }
    guard present == event.record.to else {
      return .impossible(UndoObstacle("It was changed again since, to \(present)."))
    }
    return .possible
  }

  mutating func perform() throws {
    while dropOne() {}
    let returning = zip(events, verdicts).filter { if case .possible = $1 { true } else { false } }.map(\.0)
    for event in returning {
      try db.execute(
        sql: "UPDATE assets SET asset_key = char(0x1F) || id WHERE id = ?", arguments: [event.asset])
    }
    for event in returning {
      let assetID = event.record.from ?? ""
      try db.execute(
        sql: "UPDATE assets SET asset_id = ?, asset_key = ?, version = version + 1 WHERE id = ?",
        arguments: [assetID, ComparisonKey(assetID).text, event.asset])
    }
  }

  /// Gives up one event whose Asset ID belongs to an asset that stays; whether there was one.
  private mutating func dropOne() -> Bool {
    var returning: Set<Int64> = []
    for (event, verdict) in zip(events, verdicts) {
      if case .possible = verdict { returning.insert(event.asset) }
    }
    for (index, event) in events.enumerated() where returning.contains(event.asset) {
      if let holder = holders[index], !returning.contains(holder) {
        verdicts[index] = .impossible(
          UndoObstacle("Another asset has the Asset ID \(event.record.from ?? "") by now."))
        return true
      }
    }
    return false
  }
}
