import GRDB
import RollcallCore

/// The findings that hold for a connection. One that still holds keeps its age; nothing is written when none came or went.
enum FindingRows {
  static func replace(with findings: [Finding], at now: Instant, of row: ConnectionRow, in db: Database) throws {
    var stored: [Finding: Int64] = [:]
    for item in try Row.fetchAll(
      db, sql: "SELECT id, kind, serial_number, asset_id, detail, rule FROM findings WHERE connection = ?",
      arguments: [row.id.number])
    {
      guard let finding = finding(item) else { continue }
      stored[finding] = item[0]
    }
    let wanted = Set(findings)
    for (finding, id) in stored where !wanted.contains(finding) {
      try db.execute(sql: "DELETE FROM findings WHERE id = ?", arguments: [id])
    }
    var added: Set<Finding> = []
    for finding in findings where stored[finding] == nil && added.insert(finding).inserted {
      try db.execute(
        sql: """
          INSERT INTO findings (connection, kind, serial_number, asset_id, detail, rule, since)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          row.id.number, finding.kind.rawValue, finding.serialNumber?.text, finding.assetID, finding.detail,
          finding.rule.rawValue, now.milliseconds,
        ])
    }
  }

  static func finding(_ row: Row) -> Finding? {
    let kind: String = row["kind"]
    let rule: String = row["rule"]
    let serial: String? = row["serial_number"]
    guard let kind = FindingKind(rawValue: kind), let rule = Rule(rawValue: rule) else { return nil }
    return Finding(
      kind, serialNumber: serial.map { SerialNumber(stored: $0) }, assetID: row["asset_id"], detail: row["detail"],
      rule: rule)
  }
}
