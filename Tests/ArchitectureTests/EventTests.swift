import Testing

/// The vocabulary of the log: what nobody ever says is no word of it.
struct EventTests {
  private static let vocabulary = "Sources/RollcallKit/Logging/HostEvent.swift"

  @Test func `every event of the log is written somewhere`() throws {
    let words = try #require(PackageTree.file(Self.vocabulary)).lines
    let events = words.filter { $0.hasPrefix("  case ") }.map { Self.word($0.dropFirst(7)) }
    let written = PackageTree.shippedSwift.filter { $0.path != Self.vocabulary }
      .reduce(into: Set<String>()) { $0.formUnion(Self.written(in: $1)) }

    #expect(events.count > 20)
    for event in events { #expect(written.contains(event), "\(event)") }
  }

  /// The names after `event(.`, and those in lines that choose among events.
  private static func written(in file: SourceFile) -> [String] {
    let calls = file.text.split(separator: "event(").dropFirst()
      .map { $0.drop { $0.isWhitespace } }.filter { $0.hasPrefix(".") }
    let choices = file.lines.filter { $0.contains("HostEvent") }.flatMap { $0.split(separator: " ") }
      .compactMap { $0.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first }
    return (calls.map { $0.dropFirst() } + choices).map(word)
  }

  private static func word(_ text: Substring) -> String { String(text.prefix { $0.isLetter }) }
}
