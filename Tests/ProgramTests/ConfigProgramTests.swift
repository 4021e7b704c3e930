import Foundation
import RollcallTesting
import Testing

/// What the program says of a configuration file that is wrong.
@Suite struct ConfigProgramTests {
  /// Twelve mistakes, each on a line of its own.
  static let twelve = """
    version: 1
    registr: {path: rollcall.db}
    http: {tries: 99}
    accounts:
      Riverside:
        name: Upper case
      riverside:
        integrations:
          jamf-school:
            connection:
              url: http://school.example
              network_id: "12ab"
              api_key: PLAINTEXTSECRET000000000000000001
            asset_id: serial
            auto_checkout: maybe
            interval: often
            safety: {max_checkout_changes: 200%}
            mapping: {serial_numbr: serialNumber}
            colour: blue
    """

  @Test func `twelve mistakes are twelve located issues in one go, and a secret is not shown`() async throws {
    let program = try Program(config: Self.twelve, key: "unused-key")

    let result = try await program.run("validate")

    #expect(result.status == 78)
    let places = result.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(
      places == [
        "config.yaml:2:1", "config.yaml:3:15", "config.yaml:5:3", "config.yaml:11:16", "config.yaml:12:23",
        "config.yaml:13:20", "config.yaml:14:19", "config.yaml:15:24", "config.yaml:16:19",
        "config.yaml:17:40",
        "config.yaml:18:19", "config.yaml:19:9",
      ])
    #expect(!result.output.contains("PLAINTEXTSECRET") && !result.errors.contains("PLAINTEXTSECRET"))
    program.end()
  }

  @Test func `the same issues come as JSON`() async throws {
    let program = try Program(config: Self.twelve, key: "unused-key")

    let result = try await program.run("validate", "--json")

    #expect(result.status == 78)
    #expect(result.output.hasPrefix(#"{"format":1,"issues":["#))
    #expect(!result.output.contains("PLAINTEXTSECRET"))
    program.end()
  }

  @Test func `a file with an error outside any connection runs nothing`() async throws {
    let program = try Program(config: "version: 2\naccounts: {}", key: "unused-key")

    let result = try await program.run("sync", "--json")

    #expect(result.status == 78)
    #expect(result.output.contains(#""code":"VERSION""#))
    #expect(program.bytes("rollcall.db") == nil)
    program.end()
  }

  @Test func `an unknown connection is a usage error`() async throws {
    let program = try Program(
      config: Program.config(url: "http://127.0.0.1:9", networkID: "1"), key: "some-key-of-a-test")

    #expect(try await program.run("sync", "nowhere:jamf-school").status == 64)
    program.end()
  }
}
