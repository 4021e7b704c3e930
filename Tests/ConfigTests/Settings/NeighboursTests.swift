import CustomDump
import RollcallConfig
import RollcallCore
import Testing

/// Which connections of a file stand beside which: earlier ones of the account (F4), and those that may not have the same tenant (J3).
struct NeighboursTests {
  private static func file() throws -> Settings {
    let text = ConfigText(
      """
      version: 1
      accounts:
        riverside:
          integrations:
            acme:
              enabled: false
              connection: {url: acme.example, tenant: 1, token: {env: A}}
            brook: {}
        lakeside:
          integrations:
            brook: {}
            acme:
              connection: {url: acme.example, tenant: 2, token: {env: B}}
              shared_tenant: true
        hillside:
          integrations:
            acme:
              connection: {url: acme.example, tenant: 3, token: {env: C}}
              shared_tenant: true
      """)
    return try #require(text.load().settings)
  }

  @Test(arguments: [
    ("riverside:acme", []), ("riverside:brook", []), ("lakeside:acme", ["lakeside:brook"]),
  ])
  func `enabled connections of the same account stand earlier`(name: String, earlier: [String]) throws {
    let reference = try #require(ConnectionReference(name))

    expectNoDifference(
      try Self.file().neighbours.earlier(than: reference).map(\.description), earlier)
  }

  @Test(arguments: [
    ("riverside:acme", ["lakeside:acme", "hillside:acme"]), ("lakeside:acme", ["riverside:acme"]),
    ("hillside:acme", ["riverside:acme"]), ("riverside:brook", ["lakeside:brook"]),
  ])
  func `two connections may share a tenant when both allow it`(name: String, rivals: [String]) throws {
    let settings = try Self.file()
    let connection = try #require(settings.connections.first { $0.reference.description == name })

    let found = settings.neighbours.rivals(of: connection).map(\.description).filter { $0 != name }

    expectNoDifference(found, rivals)
  }
}
