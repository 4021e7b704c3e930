import Foundation
import JamfSchoolSimulator
import RollcallTesting
import Testing

/// No secret leaves the program, on any way out, whatever a tenant answers.
@Suite struct CanaryTests {
  /// What people and machines do with the program. A new verb that can meet a secret is a line more.
  static let verbs: [[String]] = [
    ["validate", "--connect"],
    ["test"],
    ["test", "--json"],
    ["plan"],
    ["plan", "--json"],
    ["sync"],
    ["sync", "--json", "--log-format", "text"],
    ["sync", "--log-format", "json"],
    ["fetch", "riverside:jamf-school"],
    ["fetch", "north:jamf-school", "--raw", "--json"],
    ["explain", "south:jamf-school", "DMQX1"],
    ["status"],
    ["status", "--json"],
    ["alerts", "list"],
    ["alerts", "list", "--json"],
    ["runs", "list"],
    ["runs", "list", "--json"],
    ["findings", "--json"],
    ["secrets", "check"],
    ["secrets", "check", "--json"],
  ]

  /// Files that the program leaves. A new one is a line more.
  static let files = ["rollcall.db", "rollcall.db-wal", "rollcall.db-shm"]

  static let answers: [[Fault]] = [
    [],
    [Fault(.echo)],
    [Fault(.echoUnderSuccess)],
    [Fault(.echo, path: "/devices")],
    [Fault(.echoUnderSuccess, path: "/devices")],
    [Fault(.unauthorized)],
  ]

  @Test(arguments: answers) func `no secret leaves, whatever the tenant answers`(faults: [Fault]) async throws
  {
    let canaries = try await Canaries()
    if faults.first?.path != nil { _ = try await canaries.run(["sync"]) }
    for tenant in canaries.tenants { await tenant.set(faults: faults) }

    for verb in Self.verbs {
      let result = try await canaries.run(verb + ["--log-level", "trace"])

      let name = verb.joined(separator: " ")
      #expect(
        Canaries.words(in: Data(result.output.utf8)) == [], "standard output of \(name): \(result.output)")
      #expect(
        Canaries.words(in: Data(result.errors.utf8)) == [], "standard error of \(name): \(result.errors)")
    }
    for file in Self.files {
      let bytes = canaries.program.bytes(file) ?? Data()
      #expect(Canaries.words(in: bytes) == [], "\(file)")
    }
    canaries.end()
  }

  @Test func `the tenant's echo reaches the program, so that there is something to hide`() async throws {
    let canaries = try await Canaries()
    for tenant in canaries.tenants { await tenant.set(faults: [Fault(.echo)]) }

    let sync = try await canaries.run(["sync", "--json"])

    #expect(sync.output.components(separatedBy: "Bad request. Authorization: [secret]").count > 3, "\(sync)")
    canaries.end()
  }

  @Test func `a device that is named after the key does not show it`() async throws {
    let canaries = try await Canaries()
    let key = Canaries.secrets["CANARYOFTHEFILE"] ?? ""
    let device: JSONValue = [
      "UDID": "u-1", "serialNumber": "S1", "name": .string(key), "notes": .string(key),
    ]
    await canaries.tenants[0].replaceFleet(FleetDocument(devices: [device]))

    for verb in [["fetch", "riverside:jamf-school"], ["fetch", "riverside:jamf-school", "--raw", "--json"]] {
      let result = try await canaries.run(verb)

      #expect(result.status == 0 && result.output.contains("[secret]"), "\(result)")
      #expect(Canaries.words(in: Data(result.output.utf8)) == [])
    }
    canaries.end()
  }

  @Test(arguments: Canaries.secrets.keys.sorted())
  func `a search for canaries finds them in every form`(word: String) throws {
    let secret = try #require(Canaries.secrets[word])
    let escaped = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let forms = [
      secret, escaped, JSONValue.string(secret).text, Data(secret.utf8).base64EncodedString(),
      Data("a:\(secret)".utf8).base64EncodedString(), Data("ab:\(secret)".utf8).base64EncodedString(),
      Data("abc:\(secret)".utf8).base64EncodedString(),
    ]

    for form in forms { #expect(Canaries.words(in: Data("<\(form)>".utf8)) == [word], "\(form)") }
  }
}
