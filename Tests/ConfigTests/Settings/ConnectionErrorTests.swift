import CustomDump
import RollcallConfig
import RollcallCore
import Testing

/// How far an error reaches (J5), and what two connections must not share (J1, J3).
struct ConnectionErrorTests {
  static func file(_ first: String, _ second: String, _ more: String = "") -> ConfigText {
    ConfigText(
      """
      version: 1
      accounts:
        riverside:
          integrations:
            acme:
              connection: {url: acme.example, tenant: 12345, token: {env: A}}
              \(first)
          sub_accounts:
            north:
              integrations:
                acme:
                  connection: {url: acme.example, tenant: 12345, token: {env: B}}
                  \(second)
      \(more)
      """)
  }

  @Test func `an error inside a connection breaks that one alone`() throws {
    let loaded = Self.file("interval: 1ms\n        shared_tenant: on", "shared_tenant: on").load()
    let settings = try #require(loaded.settings)
    let broken = try #require(ConnectionReference("riverside:acme"))

    expectNoDifference(settings.brokenConnections, [broken])
    expectNoDifference(loaded.errors(of: broken).map(\.code), [.range])
    expectNoDifference(settings.connections.count, 2)
  }

  @Test func `an error outside every connection leaves no settings`() {
    #expect(Self.file("shared_tenant: on", "shared_tenant: on", "web: maybe").load().settings == nil)
  }

  @Test func `a warning breaks nothing`() {
    let loaded = ConfigText.settings(PluginRefusalTests.good + "realm: main").load()

    expectNoDifference(loaded.settings?.brokenConnections, [])
  }

  @Test func `an anchor inside a connection breaks that one alone`() {
    let loaded = Self.file("shared_tenant: &on on", "shared_tenant: on").load()

    expectNoDifference(loaded.issues.map(\.connection), [ConnectionReference("riverside:acme")])
    expectNoDifference(loaded.settings?.brokenConnections.count, 1)
  }

  @Test func `a second connection of one integration is told to use a sub-account`() {
    let loaded = ConfigText("version: 1\naccounts: {a: {integrations: {brook: {}, brook: {}}}}").load()

    expectNoDifference(
      loaded.issues.map { $0.line(file: "config.yaml") },
      [
        "config.yaml:2:42 DUPLICATE: 'brook' stands in line 2 already "
          + "(an account has one connection to it: give the second tenant a sub-account)"
      ])
    #expect(loaded.settings == nil)
  }

  @Test(arguments: [
    ("shared_tenant: off", "shared_tenant: off"), ("shared_tenant: on", "shared_tenant: off"),
    ("enabled: off", "enabled: on"),
  ])
  func `one tenant in two accounts is refused in both, unless both allow it`(
    _ first: String, _ second: String
  ) {
    let loaded = Self.file(first, second).load()

    expectNoDifference(loaded.places, ["6:49 CONFLICT", "12:53 CONFLICT"])
    expectNoDifference(
      loaded.issues.map(\.message),
      [
        "this is the tenant of riverside/north:acme too: tenant",
        "this is the tenant of riverside:acme too: tenant",
      ])
    expectNoDifference(loaded.settings?.brokenConnections.count, 2)
  }

  @Test func `one tenant in two accounts is allowed when both say so`() {
    expectNoDifference(Self.file("shared_tenant: on", "shared_tenant: yes").load().places, [])
  }
}
