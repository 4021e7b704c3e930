import CustomDump
import RollcallConfig
import RollcallKit
import Testing

/// Connectors in folders that the file names, without any build.
struct ConnectorFolderTests {
  private static let config = """
    version: 1
    plugins: {connectors: [connectors]}
    accounts:
      riverside:
        integrations:
          pond: {connection: {url: https://pond.example}}
          brook: {connection: {url: https://pond.example}}
      lakeside: {integrations: {pond: {connection: {}}}}
    """

  private static func connector(_ id: String, _ auth: String = "none") -> String {
    """
    connector: 1
    id: \(id)
    name: The \(id)
    version: 1.0.0
    summary: Devices.
    settings: {url: {type: url, required: true, help: Address.}}
    base: {setting: url}
    auth: {kind: \(auth)}
    check: {identity: host}
    devices: {path: /devices, id: id, fields: {serial_number: serial}}
    """
  }

  private func load(_ connectors: [String: String]) throws -> LoadedConfig {
    let folder = try TemporaryFolder()
    try folder.make("connectors")
    for (name, text) in connectors {
      try folder.make("connectors/\(name)")
      _ = try folder.write(Array(text.utf8), to: "connectors/\(name)/connector.yaml")
    }
    let path = try folder.write(Array(Self.config.utf8), to: "config.yaml")
    return ConfigFile.load(path: path, plugins: [])
  }

  @Test func `a connection of a connector is like any other`() throws {
    let loaded = try load(["Pond": Self.connector("pond"), "brook": Self.connector("brook")])

    expectNoDifference(loaded.issues.map(\.code), [.missing])
    expectNoDifference(
      loaded.settings?.connections.map {
        "\($0.reference) \($0.plugin.kind.rawValue) \($0.plugin.manifest.name)"
      },
      [
        "riverside:pond declarative The pond", "riverside:brook declarative The brook",
        "lakeside:pond declarative The pond",
      ])
    expectNoDifference(loaded.plugins.map(\.manifest.id).sorted(), ["brook", "pond"])
  }

  @Test func `a broken connector stops its own connections, and its mistakes are told where they are`() throws
  {
    let loaded = try load(["pond": Self.connector("pond"), "brook": Self.connector("brook", "oauth1")])

    let broken = loaded.issues.filter { $0.file != nil }
    expectNoDifference(
      broken.map { $0.line(file: loaded.file) },
      [
        "connectors/brook/connector.yaml:8:14 CHOICE: kind must be none, basic, bearer, header, query, body, oauth2_client_credentials or login"
      ])
    expectNoDifference(broken.compactMap { $0.connection.map { "\($0)" } }, ["riverside:brook"])
    let settings = try #require(loaded.settings)
    expectNoDifference(settings.connections.count, 3)
    let plugin = try #require(settings.connections.first { "\($0.reference)" == "riverside:brook" }?.plugin)
    let error = #expect(throws: IntegrationError.self) {
      _ = try plugin.prepare(PluginSettings(), secrets: [:])
    }
    #expect(error?.kind == .configuration && error?.message.contains("connector.yaml:8:14") == true)
  }
}
