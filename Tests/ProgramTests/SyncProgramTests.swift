import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// The program, its files and its exit codes, against a tenant that behaves and one that does not.
@Suite struct SyncProgramTests {
  static let key = AccessKey(networkID: "10482058", key: "KEYOFTHEPROGRAMTESTS000000000001")

  /// A tenant of so many devices, and the program configured for it.
  func world(devices: Int = 12, options: String = "") async throws -> (RunningTenant, Program) {
    let tenant = try await SimulatedTenant(TenantConfiguration(key: Self.key, devices: devices))
      .startForGood()
    let program = try Program(
      config: Program.config(url: tenant.url, networkID: Self.key.networkID, options: options),
      key: Self.key.key)
    return (tenant, program)
  }

  struct Plans: Decodable {
    struct Entry: Decodable {
      struct Change: Decodable, Equatable {
        var kind: String
        var assetID: String?
        var from: String?
        var to: String?
        var rule: String

        enum CodingKeys: String, CodingKey {
          case kind
          case assetID = "asset_id"
          case from
          case to
          case rule
        }
      }
      struct Note: Decodable {
        var rule: String
        var count: Int
      }
      struct Failure: Decodable {
        var kind: String
        var hint: String?
      }

      var applied: Bool
      var complete: Bool
      var changes: [Change]
      var notes: [Note]
      var error: Failure?
      var summary: [String: Int]
    }

    var format: Int
    var plans: [Entry]
  }

  func entry(_ result: Program.Result) throws -> Plans.Entry {
    let plans = try JSONDecoder().decode(Plans.self, from: Data(result.output.utf8))
    #expect(plans.format == 1)
    return try #require(plans.plans.first)
  }

  @Test func `a plan and a sync say the same, and then there is nothing left`() async throws {
    let (_, program) = try await world(options: "asset_name: name")

    let plan = try entry(await program.run("plan", "--json"))
    let isMade = program.bytes("rollcall.db") != nil
    let sync = try entry(await program.run("sync", "--json"))
    let again = try entry(await program.run("plan", "--json"))

    #expect(!isMade, "a plan made a register")
    #expect(!plan.changes.isEmpty)
    #expect(plan.changes == sync.changes)
    #expect(!plan.applied && sync.applied)
    #expect(again.changes.isEmpty && again.notes.isEmpty)
    program.end()
  }

  @Test func `a plan leaves the register's file as it is, byte for byte`() async throws {
    let (tenant, program) = try await world()
    #expect(try await program.run("sync").status == 0)
    let before = try #require(program.bytes("rollcall.db"))
    await tenant.replaceFleet(FleetDocument(devices: []))

    let plan = try await program.run("plan", "--exit-code")

    #expect(plan.status == 0)
    #expect(program.bytes("rollcall.db") == before)
    program.end()
  }

  @Test func `a plan with changes ends with 2 when asked`() async throws {
    let (_, program) = try await world()

    #expect(try await program.run("plan", "--exit-code").status == 2)
    #expect(try await program.run("plan").status == 0)
    program.end()
  }

  @Test func `a hundred equal laptops are one category, one manufacturer, one product and a hundred assets`()
    async throws
  {
    let (tenant, program) = try await world()
    let laptops = (1...100).map { number -> JSONValue in
      [
        "UDID": .string("laptop-\(number)"), "serialNumber": .string("L\(number)"), "name": "MacBook",
        "model": ["name": "MacBook Pro 16\" M4", "identifier": "Mac16,5"], "owner": ["id": 0],
      ]
    }
    await tenant.replaceFleet(FleetDocument(devices: laptops))

    let sync = try entry(await program.run("sync", "--json"))

    #expect(
      sync.summary == [
        "create_category": 1, "create_manufacturer": 1, "create_product": 1, "create_asset": 100,
      ])
    let products = try await program.run("products", "list", "--json")
    #expect(products.output.contains(#""manufacturer":"Apple","category":"Jamf School","assets":100"#))
    program.end()
  }

  struct FaultRow: Sendable, CustomTestStringConvertible {
    var fault: Fault.Kind
    var kind: String
    var status: Int32

    var testDescription: String { fault.rawValue }
  }

  static let faults: [FaultRow] = [
    FaultRow(fault: .unauthorized, kind: "authentication", status: 77),
    FaultRow(fault: .methodNotAllowed, kind: "permission", status: 77),
    FaultRow(fault: .notFound, kind: "malformed", status: 76),
    FaultRow(fault: .rateLimitedSeconds, kind: "rate_limited", status: 75),
    FaultRow(fault: .rateLimitedDate, kind: "rate_limited", status: 75),
    FaultRow(fault: .serviceUnavailable, kind: "transient", status: 75),
    FaultRow(fault: .htmlPage, kind: "malformed", status: 76),
    FaultRow(fault: .failureCode, kind: "malformed", status: 76),
    FaultRow(fault: .missingPayload, kind: "malformed", status: 76),
    FaultRow(fault: .countTooHigh, kind: "incomplete", status: 76),
    FaultRow(fault: .connectionClosed, kind: "transient", status: 75),
    FaultRow(fault: .truncated, kind: "transient", status: 75),
    FaultRow(fault: .connectionReset, kind: "transient", status: 75),
    FaultRow(fault: .emptyBody, kind: "malformed", status: 76),
    FaultRow(fault: .silence, kind: "transient", status: 75),
  ]

  @Test(arguments: faults) func `a fault ends with its exit code and a hint`(row: FaultRow) async throws {
    let (tenant, program) = try await world()
    #expect(try await program.run("sync").status == 0)
    await tenant.set(faults: [Fault(row.fault, path: "/devices")])
    if row.fault == .silence {
      let config = Program.config(url: tenant.url, networkID: Self.key.networkID, patience: "1s")
      try program.write(config, to: "config.yaml")
    }

    let sync = try await program.run("sync", "--json")
    let failure = try #require(try entry(sync).error)

    #expect(sync.status == row.status)
    #expect(failure.kind == row.kind)
    #expect(failure.hint != nil)
    #expect(!sync.output.contains(Self.key.key) && !sync.errors.contains(Self.key.key))
    program.end()
  }

  @Test func `a mapping that changes while assets are linked is refused with 78, and the run is done`()
    async throws
  {
    let (tenant, program) = try await world()
    #expect(try await program.run("sync").status == 0)
    let changed = Program.config(url: tenant.url, networkID: Self.key.networkID, options: "asset_id: name")
    try program.write(changed, to: "config.yaml")

    let sync = try await program.run("sync", "--json")
    let validation = try await program.run("validate")
    let status = try await program.json(HeldRunProgramTests.Status.self, "status", "--json").connections[0]

    #expect(sync.status == 78)
    #expect(try entry(sync).applied)
    #expect(status.state == "needs_config" && status.desired > (status.applied ?? .max))
    #expect(status.refused?.kind == "configuration")
    #expect(status.refused?.message.hasPrefix("REGISTER_LOCKED") == true)
    #expect(sync.output.contains("REGISTER_LOCKED"))
    #expect(validation.status == 78 && validation.output.contains("REGISTER_LOCKED"))
    program.end()
  }

  @Test func `a request is visible when debugging, and the key is not`() async throws {
    let (_, program) = try await world()

    let sync = try await program.run("sync", "--log-level", "debug")

    #expect(sync.errors.contains("/devices"))
    let login = Data("\(Self.key.networkID):\(Self.key.key)".utf8).base64EncodedString()
    #expect(!sync.errors.contains(Self.key.key) && !sync.errors.contains(login))
    program.end()
  }
}
