import GRDB
import RollcallCore

/// Writes what links remember.
struct LinkWriter {
  private let row: ConnectionRow
  private let now: Instant
  private let schema: DetailSchema
  private let db: Database
  private var models: ModelWriter
  private let insert: BulkStatement
  private let change: BulkStatement
  private let mark: BulkStatement

  init(_ row: ConnectionRow, _ plan: Plan, in db: Database) throws {
    self.row = row
    now = plan.instant
    schema = plan.schema
    self.db = db
    models = try ModelWriter(row.id, in: db)
    insert = try BulkStatement(
      """
      INSERT INTO links (serial_number, device_id, owner, model, stable_digest, volatile_digest, refreshed,
        vacant_runs, vacant_since, last_seen, details, connection, asset, origin)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: db)
    change = try BulkStatement(
      """
      UPDATE links SET serial_number = ?, device_id = ?, owner = ?, model = ?, stable_digest = ?,
        volatile_digest = ?, refreshed = ?, vacant_runs = ?, vacant_since = ?,
        last_seen = coalesce(?, last_seen), details = ?, not_seen_since = NULL, version = version + 1
      WHERE id = ?
      """, in: db)
    mark = try BulkStatement(
      "UPDATE links SET not_seen_since = ?, version = version + 1 WHERE id = ?", in: db)
  }

  mutating func add(_ memory: LinkMemory, asset: Int64, origin: LinkOrigin) throws {
    try bind(memory, to: insert, details: DetailText.text(of: memory.details, schema: schema))
    insert.bind(12, row.id.number)
    insert.bind(13, asset)
    insert.bind(14, origin.rawValue)
    try insert.run()
  }

  mutating func update(_ link: RowID<Link>, _ memory: LinkMemory) throws {
    let stored =
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT details FROM links WHERE id = ?"), arguments: [link.number]) ?? "{}"
    try bind(
      memory, to: change,
      details: DetailText.merged(stored: stored, with: memory.details, schema: schema))
    change.bind(12, link.number)
    try change.run()
  }

  func markNotSeen(_ link: RowID<Link>) throws {
    mark.bind(1, now.milliseconds)
    mark.bind(2, link.number)
    try mark.run()
  }

  private mutating func bind(_ memory: LinkMemory, to statement: BulkStatement, details: String) throws {
    statement.bind(1, memory.serialNumber?.text)
    statement.bind(2, memory.deviceID)
    statement.bind(3, OwnerText.text(memory.owner))
    statement.bind(4, try models.row(of: memory.model))
    statement.bind(5, memory.statedDetails.stable)
    statement.bind(6, memory.statedDetails.volatile)
    statement.bind(7, now.milliseconds)
    statement.bind(8, memory.vacancy.map { Int64($0.runs) })
    statement.bind(9, memory.vacancy?.since.milliseconds)
    statement.bind(10, memory.lastSeen?.text)
    statement.bind(11, details)
  }
}
