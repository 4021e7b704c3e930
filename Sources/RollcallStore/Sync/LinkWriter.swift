import GRDB
import RollcallCore

/// Writes what links remember.
struct LinkWriter {
  private let row: ConnectionRow
  private let now: Instant
  private var details: DetailText
  private var models: ModelWriter
  private let insert: BulkStatement
  private let change: BulkStatement
  private let mark: BulkStatement
  private let images: LinkImages?

  init(_ row: ConnectionRow, _ plan: Plan, run: Int64?, in db: Database) throws {
    self.row = row
    now = plan.instant
    details = DetailText(plan.schema)
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
        last_seen = coalesce(?, last_seen), details = json_patch(details, ?), not_seen_since = NULL,
        version = version + 1
      WHERE id = ?
      """, in: db)
    images = try LinkImages(of: run, in: db)
    mark = try BulkStatement(
      "UPDATE links SET not_seen_since = ?, version = version + 1 WHERE id = ?", in: db)
  }

  mutating func add(_ memory: LinkMemory, asset: Int64, origin: LinkOrigin) throws {
    try bind(memory, to: insert)
    insert.bind(12, row.id.number)
    insert.bind(13, asset)
    insert.bind(14, origin.rawValue)
    try insert.run()
  }

  /// What the device states goes over what is stored; what it states no longer stays (D3).
  mutating func update(_ link: RowID<Link>, _ memory: LinkMemory) throws {
    try images?.keep(link: link.number)
    try bind(memory, to: change)
    change.bind(12, link.number)
    try change.run()
  }

  func markNotSeen(_ link: RowID<Link>) throws {
    try images?.keep(link: link.number)
    mark.bind(1, now.milliseconds)
    mark.bind(2, link.number)
    try mark.run()
  }

  private mutating func bind(_ memory: LinkMemory, to statement: BulkStatement) throws {
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
    statement.bind(11, details.text(of: memory.details))
  }
}
