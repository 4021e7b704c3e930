import CustomDump
import Testing

struct ImportTests {
  private static let table = ImportTable(
    markdown: PackageTree.file("docs/ARCHITECTURE.md")?.text ?? "", plugins: PackageTree.pluginNames)

  @Test func `every import is in the table`() {
    let simulators = PackageTree.pluginNames.flatMap {
      PackageTree.files(of: "swift", beneath: "Plugins/\($0)/Simulator")
    }.filter { !$0.path.contains("/Tests/") }

    expectNone((PackageTree.shippedSwift + simulators).flatMap(Self.table.offences))
  }

  @Test(arguments: ["GRDB", "GRDBSQLite", "CLibYAML", "CLibCurl", "CSimdJSON", "ArgumentParser"])
  func `a library from outside has one door into what is shipped`(module: String) {
    let doors = Self.table.rooms(importing: module).filter { !$0.hasSuffix("simulator") }

    expectNoDifference(doors.count, 1, "\(module): \(doors)")
  }

  @Test func `every folder in Sources is a room of the table`() {
    let rooms = Self.table.rooms.map(\.folder)

    expectNoDifference(PackageTree.folders(in: "Sources").filter { !rooms.contains("Sources/\($0)") }, [])
  }

  @Test(arguments: [
    ("import GRDB", ["GRDB"]),
    ("package import RollcallStore", ["RollcallStore"]),
    ("@preconcurrency public import struct Foundation.Date; import CLibCurl", ["Foundation", "CLibCurl"]),
    ("// import GRDB\nlet text = \"import GRDB\"", []),
  ])
  func `an import is found however it is written`(source: String, modules: [String]) {
    let file = SourceFile(path: "Sources/RollcallCore/A.swift", text: source)

    expectNoDifference(Import.all(in: file).map(\.module), modules)
  }

  @Test func `a forbidden import is an offence with its file and line`() {
    let file = SourceFile(path: "Sources/RollcallCore/A.swift", text: "import Foundation\nimport GRDB\n")

    expectNoDifference(
      Self.table.offences(in: file).map(\.description),
      ["Sources/RollcallCore/A.swift:2: RollcallCore must not import GRDB"])
  }
}
