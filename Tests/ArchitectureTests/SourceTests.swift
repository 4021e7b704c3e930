import CustomDump
import Testing

struct SourceTests {
  /// More than this is two thoughts in one file.
  private static let longestFile = 300

  @Test func `no file has more than 300 lines`() {
    let offences = PackageTree.shippedSources.filter { !$0.isGenerated }.compactMap { file -> Offence? in
      let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
      return count > Self.longestFile ? file.offence(line: Self.longestFile + 1, "has \(count) lines") : nil
    }

    expectNone(offences)
  }

  @Test func `nothing forces, and nothing is Any`() {
    expectNone(PackageTree.shippedSwift.filter { !$0.isGenerated }.flatMap(ForbiddenCode.offences))
  }

  @Test(arguments: [
    ("let a = try! b()", ["try! crashes where an error belongs"]),
    ("let a = b as! C", ["as! crashes where an error belongs"]),
    ("let a = b[0]!.c", ["a forced unwrap crashes where an error belongs"]),
    ("let a: [String: Any] = [:]", ["Any gives up on the type"]),
    ("if !a, b != c, d!=e { } // f!", []),
    (#"let any = AnyHashable("Any!")"#, []),
  ])
  func `forbidden code is found, and nothing else`(code: String, complaints: [String]) {
    let file = SourceFile(path: "A.swift", text: code)

    expectNoDifference(ForbiddenCode.offences(in: file).map(\.complaint), complaints)
  }

  @Test func `sources are found at all`() {
    #expect(PackageTree.shippedSwift.count > 100)
  }
}
