import CustomDump
import RollcallKit
import RollcallPlugins
import Testing

@testable import RollcallConfig

/// The connectors that the program carries.
struct BuiltInConnectorTests {
  @Test(arguments: connectorTexts.map(\.path))
  func `it has no mistake, and its folder is called as it is`(path: String) throws {
    let text = try #require(connectorTexts.first { $0.path == path }?.text)

    let loaded = ConnectorFile.read(text, file: path)

    expectNoDifference(loaded.issues.map { $0.line(file: path) }, [])
    let connector = try #require(loaded.connector)
    let folder = path.split(separator: "/")[1].lowercased()
    expectNoDifference(connector.manifest.id.replacing("-", with: ""), folder)
    // Only what reads is asked, and an owner's address is never looked for in a name.
    #expect(connector.streams.allSatisfy { [.get, .post].contains($0.listing.request.method) })
    #expect(connector.settings.allSatisfy { !$0.help.isEmpty })
  }

  @Test func `no two integrations have one id`() {
    let ids =
      compiledPlugins.map(\.manifest.id)
      + connectorTexts.compactMap {
        ConnectorFile.read($0.text, file: $0.path).connector?.manifest.id
      }

    expectNoDifference(Set(ids).count, compiledPlugins.count + connectorTexts.count)
  }
}
