/// Code that crashes where an error belongs, or that gives up on types: `!` after a value, `try!`, `as!`, and
/// `Any`.
enum ForbiddenCode {
  static func offences(in file: SourceFile) -> [Offence] {
    file.codeLines.enumerated().flatMap { index, line in
      complaints(about: Array(line.utf8)).map { file.offence(line: index + 1, $0) }
    }
  }

  private static func complaints(about line: [UInt8]) -> [String] {
    var complaints: [String] = []
    for index in line.indices.dropFirst() where line[index] == UInt8(ascii: "!") {
      let isComparison = index + 1 < line.count && line[index + 1] == UInt8(ascii: "=")
      guard endsValue(line[index - 1]), !isComparison else { continue }
      switch word(before: index, in: line) {
      case "try": complaints.append("try! crashes where an error belongs")
      case "as": complaints.append("as! crashes where an error belongs")
      case _: complaints.append("a forced unwrap crashes where an error belongs")
      }
    }
    if words(of: line).contains("Any") { complaints.append("Any gives up on the type") }
    return complaints
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }

  private static func word(before index: Int, in line: [UInt8]) -> String {
    String(decoding: line[..<index].reversed().prefix(while: isWord).reversed(), as: UTF8.self)
  }

  private static func words(of line: [UInt8]) -> [String] {
    line.split { !isWord($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    case _: false
    }
  }
}
