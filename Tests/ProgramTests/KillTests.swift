import CustomDump
import Foundation
import JamfSchoolSimulator
import RollcallCore
import RollcallTesting
import Testing

/// A process that ends between any two steps loses and doubles nothing: the next run ends as if nothing had happened.
@Suite struct KillTests {
  @Test(arguments: [KilledWorld.Register.new, .inUse])
  func `wherever a sync is killed, the next one ends as if nothing had happened`(
    register: KilledWorld.Register
  ) async throws {
    let world = try await KilledWorld(register)

    let killed = try await world.interrupt(stride(from: 1, through: 49, by: 6)) { program, sign in
      try await program.runUntilSign(sign, "sync", "--log-level", "debug") == -SIGKILL
    }

    #expect(killed >= 3)
  }

  @Test(arguments: [KilledWorld.Register.new, .inUse])
  func `wherever the disk is full, the sync fails and the next one ends as if nothing had happened`(
    register: KilledWorld.Register
  ) async throws {
    let world = try await KilledWorld(register)

    let failed = try await world.interrupt(stride(from: 0, through: 100_000, by: 25_011)) { program, bytes in
      try await program.runWithRoom(for: bytes, "sync").status != 0
    }

    #expect(failed >= 3)
  }
}

/// A tenant, a program in front of it, and what its register says after a sync that nobody disturbed.
struct KilledWorld {
  private let tenant: RunningTenant
  private let config: String
  /// The register's file before the sync, and what SQLite keeps beside it.
  private let before: [String: Data]
  private let undisturbed: Content

  enum Register: Sendable {
    /// There is none yet.
    case new
    /// It was synced before, and the tenant has changed since.
    case inUse
  }

  private static let key = AccessKey(networkID: "10482058", key: "KEYOFTHEPROGRAMTESTS000000000001")
  private static let options = """
    asset_name: name
    auto_checkout: true
    follow_owner_change: true
    checkin_on_owner_removed: true
    interval: 1s
    """

  /// What a register says, without the times at which it came to be.
  struct Content: Equatable {
    var assets: [Asset]
    var events: [Event]

    struct Asset: Decodable, Equatable {
      var assetID: String
      var name: String?
      var serialNumber: String?
      var state: String
      var product: String?
      var checkedOutTo: [String: String?]?

      enum CodingKeys: String, CodingKey {
        case assetID = "asset_id"
        case name
        case serialNumber = "serial_number"
        case state
        case product
        case checkedOutTo = "checked_out_to"
      }
    }

    struct Event: Decodable, Equatable {
      var assetID: String?
      var kind: String
      var from: String?
      var to: String?
      var rule: String?

      enum CodingKeys: String, CodingKey {
        case assetID = "asset_id"
        case kind
        case from
        case to
        case rule
      }
    }
  }

  init(_ register: Register) async throws {
    tenant = try await SimulatedTenant(TenantConfiguration(key: Self.key, devices: 12)).startForGood()
    config = Program.config(url: tenant.url, networkID: Self.key.networkID, options: Self.options)
    let program = try Program(config: config, key: Self.key.key)
    if register == .inUse { try await Self.use(program, tenant) }
    before = Dictionary(
      uniqueKeysWithValues: ["rollcall.db", "rollcall.db-wal"].compactMap { name in
        program.bytes(name).map { (name, $0) }
      })
    #expect(try await program.run("sync").status == 0)
    undisturbed = try await Self.content(of: program)
    program.end()
  }

  /// Two employees, a sync, and then other names and owners in the tenant.
  private static func use(_ program: Program, _ tenant: RunningTenant) async throws {
    let (ada, ben) = ("ada@riverside.example", "ben@riverside.example")
    for email in [ada, ben] {
      #expect(try await program.run("employees", "add", "--email", email).status == 0)
    }
    let serials = await tenant.devices.map(\.serialNumber)
    for serial in serials { try await tenant.change(serial, .owner(.person(email: ada, name: nil))) }
    #expect(try await program.run("sync").status == 0)
    for (place, serial) in serials.enumerated() {
      try await tenant.change(serial, .name("Renamed \(place)"))
      try await tenant.change(serial, .owner(place % 3 == 0 ? .nobody : .person(email: ben, name: nil)))
    }
  }

  /// Interrupts a sync at each of these moments, lets the next one run, and compares the register with the undisturbed one. Returns
  /// how many syncs were interrupted.
  func interrupt(
    _ moments: some Sequence<Int>, _ isInterrupted: (Program, Int) async throws -> Bool
  ) async throws -> Int {
    var interrupted = 0
    for moment in moments {
      let program = try Program(config: config, key: Self.key.key)
      for (name, bytes) in before { try bytes.write(to: program.folder.appendingPathComponent(name)) }

      if try await isInterrupted(program, moment) { interrupted += 1 }
      // Nobody waits for a process that has died (A6).
      let next = try await program.run("sync", "--wait", "0s")

      #expect(next.status == 0, "at \(moment): \(next.errors)")
      let content = try await Self.content(of: program)
      #expect(content == undisturbed, "at \(moment): \(diff(content, undisturbed) ?? "")")
      #expect(try await program.run("plan", "--exit-code").status == 0, "at \(moment)")
      program.end()
    }
    return interrupted
  }

  private struct Assets: Decodable {
    var assets: [Content.Asset]
  }

  private struct Runs: Decodable {
    struct Run: Decodable {
      var run: Int
    }

    var runs: [Run]
    var changes: [Content.Event]?
  }

  /// The assets as they are, and the events of all runs, the first first.
  private static func content(of program: Program) async throws -> Content {
    func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
      try JSONDecoder().decode(type, from: Data(text.utf8))
    }
    let assets = try read(Assets.self, try await program.run("assets", "list", "--json").output)
    let runs = try read(Runs.self, try await program.run("runs", "list", "--json").output).runs
    var events: [Content.Event] = []
    for run in runs.reversed() {
      let shown = try await program.run("runs", "show", "\(run.run)", "--json").output
      events += try read(Runs.self, shown).changes ?? []
    }
    return Content(assets: assets.assets, events: events)
  }
}
