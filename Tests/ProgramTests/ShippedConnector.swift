import Foundation
import RollcallTesting
import Testing

/// A connector as it is shipped, but for the vendor's address: every tenant has the same, so that a test has to bring its own.
struct ShippedConnector {
  let vendor: ScriptedVendorServer
  let program: Program

  /// - Parameters:
  ///   - folder: its folder in `Plugins`.
  ///   - address: the vendor's own.
  ///   - connection: what the file says of the connection, in braces.
  ///   - key: the secret in the file `key`.
  init(_ folder: String, instead address: String, script: String, connection: String, key: String)
    async throws
  {
    vendor = try await ScriptedVendorServer(script)
    program = try Program(
      config: """
        version: 1
        web: off
        plugins: {connectors: [connectors]}
        accounts:
          riverside: {integrations: {of-this-test: {connection: \(connection), auto_checkout: true}}}
        """, key: key)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Plugins/\(folder)/connector.yaml"), encoding: .utf8)
    let place = program.folder.appending(path: "connectors/of-this-test")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let own = text.replacing(address, with: vendor.url).replacing(
      /\nid: [a-z0-9-]+\n/, with: "\nid: of-this-test\n")
    try #require(own.contains(vendor.url) && own.contains("id: of-this-test"))
    try Data(own.utf8).write(to: place.appending(path: "connector.yaml"))
    _ = try await program.run("employees", "add", "--email", "ada@riverside.example", "--name", "Ada")
  }

  /// The assets that employees have, and all of them.
  func assets() async throws -> (held: [String], all: [String]) {
    let assets = try await program.json(Tenancy.AssetList.self, "assets", "list", "--json").assets
    return (assets.filter { $0.checkedOutTo != nil }.map(\.assetId).sorted(), assets.map(\.assetId).sorted())
  }

  /// Removes what the test left.
  func end() {
    vendor.end()
    program.end()
  }
}
