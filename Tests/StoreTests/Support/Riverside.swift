import GRDB
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

extension AccountReference {
  static let riverside = AccountReference("riverside")
}

extension ConnectionReference {
  static let jamfSchool = ConnectionReference(account: .riverside, integration: "jamf-school")
  static let other = ConnectionReference(account: .riverside, integration: "other-mdm")
}

extension AccountEntry {
  static let riverside = AccountEntry(
    reference: .riverside, name: "Riverside Schools", integrations: ["jamf-school", "other-mdm"])
}

extension Hand {
  /// The registrar of the school at work, on the evening before the runs.
  static let registrar = Hand(
    account: .riverside, person: "mary",
    instant: Instant(milliseconds: Instant.morning.milliseconds - 43_200_000))
}

extension RunFailure {
  /// The tenant does not accept the key.
  static let refusedKey = RunFailure(
    kind: "authentication", message: "The key was refused.", hint: "Make a new one.")
}

extension SyncOptions {
  /// All four switches on, and names from the tenant.
  static let everything = SyncOptions.with {
    $0.assetName = .name
    $0.autoCheckout = .on
    $0.mergeExisting = .on
    $0.followOwnerChange = .on
    $0.checkinOnOwnerRemoved = .on
  }
}

extension Register {
  /// A register in memory that knows the school and its connections.
  static func riverside() throws -> Register {
    let register = try Register.inMemory()
    try register.know([.riverside])
    return register
  }

  /// What a sync of these devices would do.
  func plan(
    _ fetch: Fetch, _ options: SyncOptions = .everything, of connection: ConnectionReference = .jamfSchool,
    earlier: [ConnectionReference] = [], at instant: Instant = .morning
  ) throws -> Plan {
    Planner.plan(
      fetch, on: try snapshot(of: connection, earlier: earlier), in: .jamfSchool(options, at: instant))
  }

  /// Syncs these devices.
  @discardableResult
  func sync(
    _ devices: [Device], _ options: SyncOptions = .everything,
    of connection: ConnectionReference = .jamfSchool,
    earlier: [ConnectionReference] = [], at instant: Instant = .morning
  ) throws -> Plan {
    let plan = try plan(.of(devices), options, of: connection, earlier: earlier, at: instant)
    try carryOut(plan, of: connection, source: options.assetID)
    return plan
  }

  /// Applies a plan that the register has not moved away from.
  func carryOut(
    _ plan: Plan, of connection: ConnectionReference = .jamfSchool, source: AssetIDSource = .serialNumber
  ) throws {
    let record = RunRecord(started: plan.instant, milliseconds: 250, assetIDSource: source)
    let result = try apply(plan, of: connection, as: record)
    guard case .applied = result else {
      Issue.record("The register moved: \(result)")
      return
    }
  }

  /// All rows of all tables, to see whether anything changed.
  func content() throws -> [String: [String]] {
    try read { db in
      var content: [String: [String]] = [:]
      for table in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      {
        content[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
      }
      return content
    }
  }

  /// How many rows were ever inserted, updated or deleted through this register.
  func rowsWritten() throws -> Int {
    try database.unsafeReentrantRead { db in db.totalChangesCount }
  }

  /// Runs a statement as no code of the project would, past all commands.
  func execute(_ sql: String) throws {
    try database.write { db in try db.execute(sql: sql) }
  }

  /// One value that the register has stored.
  func value(_ sql: String) throws -> String? {
    try read { db in try String.fetchOne(db, sql: sql) }
  }
}
