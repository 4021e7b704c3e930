import GRDB
import RollcallCore

/// A change of a run as an undo needs it: with the rows behind its values.
struct UndoEvent {
  var id: Int64
  var kind: ChangeKind
  /// The asset's row; 0 for the catalogue.
  var asset: Int64
  var fromRow: Int64?
  var toRow: Int64?
  var record: EventRecord

  /// The changes of a run, the newest first.
  static func all(of run: Int64, in db: Database) throws -> [UndoEvent] {
    try Row.fetchAll(db, sql: "SELECT * FROM events WHERE run = ? ORDER BY id DESC", arguments: [run])
      .compactMap { row in
        guard let kind = ChangeKind(rawValue: row["kind"]) else { return nil }
        let asset: Int64? = row["asset"]
        return UndoEvent(
          id: row["id"], kind: kind, asset: asset ?? 0, fromRow: row["from_row"], toRow: row["to_row"],
          record: EventRows.record(row))
      }
  }
}
