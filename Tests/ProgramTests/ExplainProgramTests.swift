import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// What the program tells about devices, rules, codes and custody (K2, K3), and how it changes a mapping (C6).
@Suite struct ExplainProgramTests {
  struct Story: Decodable {
    struct Device: Decodable { var name: String? }
    struct Match: Decodable {
      var rule: String
      var assetId: String?
    }
    struct Decision: Decodable {
      var what: String
      var rule: String?
      var reason: String?
    }
    var format: Int
    var serialNumber: String
    var device: Device?
    var match: Match
    var decisions: [Decision]
  }

  @Test func `a device is explained, online and offline`() async throws {
    let world = try await Tenancy(devices: 6)
    let serial = try #require(try await world.held().first)
    try await world.tenant.change(serial, .owner(.nobody))

    let online = try await world.program.json(
      Story.self, "explain", "riverside:jamf-school", serial, "--json")
    let offline = try await world.program.json(
      Story.self, "explain", "riverside:jamf-school", serial.lowercased(), "--offline", "--json")
    let unknown = try await world.program.json(
      Story.self, "explain", "riverside:jamf-school", "NOSUCHDEVICE", "--json")

    #expect(online.format == 1 && online.serialNumber == serial && online.device != nil)
    #expect(online.match.rule == "B1" && online.match.assetId == serial)
    #expect(online.decisions.last?.what == "checkout" && online.decisions.last?.rule == "G11")
    #expect(online.decisions.allSatisfy { $0.reason?.isEmpty == false })
    #expect(offline.match.assetId == serial)
    #expect(offline.decisions.contains { $0.what == "checkout" && $0.rule == "G6" })
    #expect(unknown.device == nil && unknown.match.assetId == nil)
    world.program.end()
  }

  @Test func `a rule and a code are explained without any file`() async throws {
    let program = try Program(config: "no file that could be read", key: "unused-key")

    let rule = try await program.run("explain", "g6")
    let code = try await program.run("explain", "REGISTER_LOCKED", "--json")
    let unknown = try await program.run("explain", "Z9")

    #expect(rule.status == 0 && rule.output.hasPrefix("G6"))
    #expect(code.status == 0 && code.output.contains("connections rekey"))
    #expect(unknown.status == 64)
    program.end()
  }

  struct Custody: Decodable {
    struct Holder: Decodable { var email: String? }
    var assetId: String
    var at: String
    var checkedOutTo: Holder?
  }

  @Test func `custody is told for a date`() async throws {
    let world = try await Tenancy(devices: 6)
    let asset = try #require(try await world.held().first)

    let now = try await world.program.json(Custody.self, "assets", "custody", asset, "--json")
    let long = try await world.program.json(
      Custody.self, "assets", "custody", asset, "--at", "2001-09-09", "--json")
    let typo = try await world.program.run("assets", "custody", asset, "--at", "yesterday")

    #expect(now.checkedOutTo?.email != nil)
    #expect(long.checkedOutTo == nil && long.at == "2001-09-09T23:59:59Z")
    #expect(typo.status == 64)
    world.program.end()
  }

  struct Rekey: Decodable {
    struct Change: Decodable {
      var kind: String
      var rule: String
    }
    struct Kept: Decodable {
      var rule: String
      var reason: String
    }
    var done: [Change]
    var kept: [Kept]
  }

  @Test func `a mapping is changed by rekey, which asks first`() async throws {
    let world = try await Tenancy(devices: 8, options: "")
    let program = world.program
    try world.configure("asset_id: asset_tag")
    #expect(try await program.run("sync").status == 78)

    let asked = try await program.run("connections", "rekey", "riverside:jamf-school")
    let locked = try await program.run("sync")
    let rekey = try await program.json(
      Rekey.self, "connections", "rekey", "riverside:jamf-school", "--yes", "--json")

    #expect(asked.status == 64 && asked.errors.contains("Type riverside:jamf-school"))
    #expect(locked.status == 78)
    #expect(rekey.done.count + rekey.kept.count == 8)
    #expect(rekey.done.allSatisfy { $0.kind == "change_asset_id" && $0.rule == "C6" })
    #expect(try await program.run("sync").status == 0)
    program.end()
  }
}
