import CustomDump
import Foundation
import RollcallTesting
import Testing

/// A connector for a vendor that nobody knew when the program was built: from the file to the first plan, with no build.
@Suite struct ConnectorProgramTests {
  private static let connector = """
    connector: 1
    id: pond-mdm
    name: Pond MDM
    version: 1.0.0
    summary: Devices of Pond, with their users.
    settings:
      url: {type: url, required: true, help: Address of the server.}
      token: {type: secret, required: true, help: A token that may read.}
    base: {setting: url, path: /api/v1}
    auth: {kind: bearer, token: token}
    check: {path: /me, identity: {path: org.id, name: org.name}}
    devices:
      path: /devices
      pagination: {kind: next_url, path: next}
      records: items
      total: count
      id: id
      filters: [{drop: retired, equals: "true"}]
      fields:
        serial_number: serial
        name: label
        model: model.name
        manufacturer: {const: Pond Inc}
        os_version: {path: os, then: [{after_last: " "}]}
        battery: power
        owner: {at: "@users", email: mail, name: name}
    lookups:
      users: {path: /users, records: users, key: id, by: user}
    """

  private static let key = #""needs": {"Authorization": "Bearer TOKENOFPOND000000000001"}"#
  private static let script = """
    [{"request": "GET /api/v1/me", \(key), "body": {"org": {"id": 17, "name": "Riverside"}}},
     {"request": "GET /api/v1/users", \(key), "body": {"users": [{"id": 1, "mail": "ada@riverside.example", "name": "Ada"}]}},
     {"request": "GET /api/v1/devices?from=2", \(key),
      "body": {"count": 4, "next": null, "items": [{"id": "c", "serial": "PND3", "user": 9, "os": "PondOS 2.1"},
        {"id": "d", "serial": "PND4", "retired": true}]}},
     {"request": "GET /api/v1/devices", \(key),
      "body": {"count": 4, "next": "{base}/api/v1/devices?from=2", "items": [
        {"id": "a", "serial": "PND1", "label": "One", "model": {"name": "Lily"}, "user": 1},
        {"id": "b", "serial": "PND2", "label": "Two", "model": {"name": "Lily"}, "user": null}]}}]
    """

  private static func world(_ connector: String = connector) async throws -> (ScriptedVendorServer, Program) {
    let vendor = try await ScriptedVendorServer(script)
    let program = try Program(
      config: """
        version: 1
        web: off
        plugins: {connectors: [connectors]}
        accounts:
          riverside:
            integrations:
              pond-mdm:
                connection: {url: "\(vendor.url)", token: {file: key}}
                auto_checkout: true
        """, key: "TOKENOFPOND000000000001")
    let folder = program.folder.appending(path: "connectors/pond-mdm")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(connector.utf8).write(to: folder.appending(path: "connector.yaml"))
    return (vendor, program)
  }

  @Test func `a connector reaches its first plan and sync with no build`() async throws {
    let (vendor, program) = try await Self.world()
    defer {
      vendor.end()
      program.end()
    }
    _ = try await program.run("employees", "add", "--email", "ada@riverside.example", "--name", "Ada")

    let list = try await program.run("plugins", "list", "--json")
    let test = try await program.run("test", "--json")
    let plan = try await program.run("plan", "--json")
    let fetch = try await program.run("fetch", "riverside:pond-mdm")
    let sync = try await program.run("sync")
    let assets = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets

    #expect(
      list.output.contains(#"{"id":"pond-mdm","name":"Pond MDM","version":"1.0.0","kind":"declarative""#))
    #expect(test.status == 0 && test.output.contains(#""tenant":{"id":"17","name":"Riverside"}"#))
    #expect(plan.status == 0)
    #expect(plan.output.contains(#""unmatched_paths":[{"field":"battery","paths":["power"]}]"#))
    #expect(fetch.errors.contains("No record has battery (power)."))
    #expect(sync.status == 0)
    expectNoDifference(assets.map(\.assetId).sorted(), ["PND1", "PND2", "PND3"])
    expectNoDifference(assets.filter { $0.checkedOutTo != nil }.map(\.assetId), ["PND1"])
    let devices = try vendor.requests.filter { $0.contains("/devices") }
    #expect(Set(devices) == ["GET /api/v1/devices", "GET /api/v1/devices?from=2"])
  }

  @Test func `an operator's own path that leads nowhere is told with the plan`() async throws {
    let (vendor, program) = try await Self.world()
    defer {
      vendor.end()
      program.end()
    }
    let config = String(decoding: try #require(program.bytes("config.yaml")), as: UTF8.self)
    try program.write(
      config
        + "\n        mapping: {asset_tag: {path: labell, then: [upper]}, name: {path: label, then: [upper]}}",
      to: "config.yaml")

    let plan = try await program.run("plan")

    #expect(plan.status == 0)
    #expect(plan.output.contains("Note: no record has asset_tag (labell)."))
    #expect(!plan.output.contains("battery"))
  }

  @Test func `a daemon takes a connector that was corrected, unasked`() async throws {
    let (vendor, program) = try await Self.world(
      Self.connector.replacing("serial_number: serial", with: "serial_number: seriel"))
    defer {
      vendor.end()
      program.end()
    }
    let config = String(decoding: try #require(program.bytes("config.yaml")), as: UTF8.self)
    try program.write(config + "\n        interval: 1s", to: "config.yaml")
    let daemon = try program.begin("run")
    #expect(await daemon.says("run_ended", "pond-mdm") != nil)
    let before = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets

    try Data(Self.connector.utf8).write(
      to: program.folder.appending(path: "connectors/pond-mdm/connector.yaml"))
    #expect(await daemon.says("config_read") != nil)
    #expect(await daemon.says("run_ended", #""outcome":"applied""#) != nil)

    #expect(await daemon.stop() == 0)
    let after = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets
    #expect(before.isEmpty, "without a serial number there is no Asset ID")
    expectNoDifference(after.map(\.assetId).sorted(), ["PND1", "PND2", "PND3"])
  }

  @Test func `fewer devices than were announced change nothing`() async throws {
    let (vendor, program) = try await Self.world()
    defer {
      vendor.end()
      program.end()
    }
    try vendor.change(Self.script.replacing(#""count": 4"#, with: #""count": 5"#))

    let sync = try await program.run("sync", "--json")

    #expect(sync.status == 76)
    #expect(sync.output.contains(#""kind":"incomplete""#))
    let assets = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets
    #expect(assets.isEmpty)
  }

  @Test func `a mistake is told at its line and column, and a wrong token as such`() async throws {
    let (vendor, program) = try await Self.world(
      Self.connector.replacing("token: token}", with: "token: tokn}"))
    defer {
      vendor.end()
      program.end()
    }

    let validation = try await program.run("validate")
    let sync = try await program.run("sync")
    try Data(Self.connector.utf8).write(
      to: program.folder.appending(path: "connectors/pond-mdm/connector.yaml"))
    try program.write("ANOTHERTOKEN0000000000001", to: "key")
    let wrong = try await program.run("test", "--json")

    #expect(validation.status == 78)
    #expect(
      (validation.output + validation.errors).contains(
        "connectors/pond-mdm/connector.yaml:10:29 REF: no setting 'tokn' is declared (did you mean 'token'?)")
    )
    #expect(sync.status == 78)
    #expect(wrong.status == 77)
    #expect(wrong.output.contains(#"{"name":"credentials","ok":false,"kind":"authentication""#))
    #expect(!(wrong.output + wrong.errors).contains("ANOTHERTOKEN"))
  }

  @Test func `an address of the next page that leads elsewhere gets nothing`() async throws {
    let (vendor, program) = try await Self.world()
    let stranger = try await ScriptedVendorServer("[]")
    defer {
      vendor.end()
      stranger.end()
      program.end()
    }
    try vendor.change(Self.script.replacing("{base}/api/v1/devices", with: "\(stranger.url)/devices"))

    let sync = try await program.run("sync", "--json")

    #expect(sync.status == 76)
    #expect(sync.output.contains("leads to another origin"))
    #expect(try stranger.requests.isEmpty)
  }
}
