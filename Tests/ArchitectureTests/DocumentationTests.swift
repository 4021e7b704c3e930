import CustomDump
import Testing

struct DocumentationTests {
  @Test(arguments: ["RollcallKit", "RollcallCore"])
  func `what other rooms see is documented`(room: String) {
    let files = PackageTree.files(of: "swift", beneath: "Sources/\(room)").filter { !$0.isGenerated }

    expectNone(files.flatMap(Documentation.offences))
  }

  @Test(arguments: [
    ("public struct Fleet {", ["Fleet has no doc comment"]),
    ("/// Packed devices.\npublic struct Fleet {", []),
    ("/// The fleet.\n@frozen\npublic struct Fleet {", ["Fleet's comment is its name"]),
    ("  package init(_ devices: [Device]) {", ["init has no doc comment"]),
    ("  public private(set) var count: Int", ["count has no doc comment"]),
    ("  package static func < (a: A, b: A) -> Bool {", []),
    ("public import RollcallCore\npublic extension Fleet {\nlet a = 1", []),
  ])
  func `a missing explanation is found`(source: String, complaints: [String]) {
    let file = SourceFile(path: "A.swift", text: source)

    expectNoDifference(Documentation.offences(in: file).map(\.complaint), complaints)
  }
}
