import GRDB
import RollcallCore

/// The findings that hold for a connection. One that still holds keeps its age; nothing is written when none
/// came or went.
enum FindingRows {
  /// The columns of a finding, from the first one of a scan on.
  static let columns = "kind, serial_number, asset_id, detail, rule"

  static func replace(with findings: [Finding], at now: Instant, of row: ConnectionRow, in db: Database)
    throws
  {
    guard try !areStored(findings, of: row, in: db) else { return }
    var stored: [Finding: Int64] = [:]
    try forEach(of: row, in: db) { finding, id in stored[finding] = id }
    try delete(stored, except: Set(findings), in: db)
    let insert = try BulkStatement(
      """
      INSERT INTO findings (connection, since, kind, serial_number, asset_id, detail, rule)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, in: db)
    insert.bind(1, row.id.number)
    insert.bind(2, now.milliseconds)
    var added: Set<Finding> = []
    for finding in findings where stored[finding] == nil && added.insert(finding).inserted {
      insert.bind(3, finding.kind.rawValue)
      insert.bind(4, finding.serialNumber?.text)
      insert.bind(5, finding.assetID)
      insert.bind(6, finding.detail)
      insert.bind(7, finding.rule.rawValue)
      try insert.run()
    }
  }

  /// A finding of a row whose columns are ``columns``; nil for a kind of another version.
  static func finding(_ row: BulkStatement) -> Finding? {
    guard let kind = FindingKind(rawValue: row.text(0)), let rule = Rule(rawValue: row.text(4)) else {
      return nil
    }
    return Finding(
      kind, serialNumber: row.optionalText(1).map { SerialNumber(stored: $0) }, assetID: row.optionalText(2),
      detail: row.text(3), rule: rule)
  }

  /// All findings that hold for a connection.
  static func all(of row: ConnectionRow, in db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    try forEach(of: row, in: db) { finding, _ in findings.append(finding) }
    return findings
  }

  /// The usual case, told by one scan: the same findings in the same order as after the last run.
  private static func areStored(_ findings: [Finding], of row: ConnectionRow, in db: Database) throws -> Bool
  {
    var index = 0
    var isEqual = true
    try forEach(of: row, in: db) { finding, _ in
      isEqual = isEqual && index < findings.count && findings[index] == finding
      index += 1
    }
    return isEqual && index == findings.count
  }

  private static func forEach(
    of row: ConnectionRow, in db: Database, _ body: (Finding, Int64) -> Void
  ) throws {
    let scan = try BulkStatement(
      "SELECT \(columns), id FROM findings WHERE connection = ? ORDER BY id", in: db)
    scan.bind(1, row.id.number)
    try scan.forEachRow { row in
      if let finding = finding(row) { body(finding, row.int(5)) }
    }
  }

  private static func delete(_ stored: [Finding: Int64], except wanted: Set<Finding>, in db: Database) throws
  {
    let delete = try BulkStatement("DELETE FROM findings WHERE id = ?", in: db)
    for (finding, id) in stored where !wanted.contains(finding) {
      delete.bind(1, id)
      try delete.run()
    }
  }
}
