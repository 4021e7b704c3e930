/// Status and header fields of an answer.
struct ResponseHead: Hashable, Sendable {
  var status: Int
  /// Names are lower-case; the values of a repeated field are joined by commas.
  var headers: [String: String]
}

/// A head as it arrives, line after line: interim answers (1xx) come and go, trailers after the head are not
/// read.
struct HeadReader: Sendable {
  private(set) var head: ResponseHead?
  private var status = 0
  private var headers: [String: String] = [:]
  private var length = 0

  /// What a line made of the head.
  enum Reading: Hashable, Sendable {
    case more, complete, tooLong
  }

  /// Reads one line with its end.
  mutating func read(_ line: String, limit: Int) -> Reading {
    if head != nil { return .more }
    length += line.utf8.count
    guard length <= limit else { return .tooLong }
    let text = line.trimmingEnd()
    if text.hasPrefix("HTTP/") {
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      headers = [:]
    } else if text.isEmpty {
      guard status >= 200 else { return .more }
      head = ResponseHead(status: status, headers: headers)
      return .complete
    } else if let colon = text.firstIndex(of: ":") {
      let name = text[..<colon].lowercased()
      let value = String(text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
      headers[name] = headers[name].map { "\($0), \(value)" } ?? value
    }
    return .more
  }
}

extension String {
  fileprivate func trimmingEnd() -> Substring {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
