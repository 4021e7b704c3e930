import GRDB
import RollcallCore

/// The rows of runs.
enum RunRows {
  static func insert(
    _ record: RunRecord, _ outcome: RunOutcome, plan: Plan?, failure: RunFailure?, of row: ConnectionRow,
    in db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO runs (connection, started, milliseconds, outcome, devices, summary, error_kind,
          error_message, error_hint)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        row.id.number, record.started.milliseconds, record.milliseconds, outcome.rawValue, plan?.devices ?? 0,
        SummaryText.text(plan?.summary ?? [:]), failure?.kind, failure?.message ?? plan?.held?.message,
        failure?.hint,
      ])
    return db.lastInsertedRowID
  }
}

/// A run's summary as it is stored: a JSON object of counts.
enum SummaryText {
  static func text(_ summary: [ChangeKind: Int]) -> String {
    let parts = ChangeKind.allCases.compactMap { kind in summary[kind].map { "\"\(kind.rawValue)\":\($0)" } }
    return "{\(parts.joined(separator: ","))}"
  }

  static func summary(_ text: String) -> [ChangeKind: Int] {
    var summary: [ChangeKind: Int] = [:]
    for part in text.dropFirst().dropLast().split(separator: ",") {
      let pair = part.split(separator: ":")
      guard pair.count == 2, let kind = ChangeKind(rawValue: String(pair[0].dropFirst().dropLast())) else {
        continue
      }
      summary[kind] = Int(pair[1])
    }
    return summary
  }
}
