import Foundation

/// What a scripted server does when a request has arrived.
struct Answer: Sendable {
  var steps: [Step]

  enum Step: Sendable {
    case send([UInt8])
    /// Sends so many bytes, as fast as the peer takes them.
    case flood(Int)
    /// Sends nothing until the peer closes.
    case silence
    case close
    /// Closes in the rudest way, with RST.
    case reset
  }

  /// A whole answer, after which the connection stays open.
  static func reply(_ status: Int, _ body: String = "", _ headers: [String: String] = [:]) -> Answer {
    reply(status, bytes: Array(body.utf8), headers)
  }

  static func reply(_ status: Int, bytes: [UInt8], _ headers: [String: String] = [:]) -> Answer {
    head(status, length: bytes.count, headers).then(.send(bytes))
  }

  /// The head of an answer that announces so many bytes.
  static func head(_ status: Int = 200, length: Int, _ headers: [String: String] = [:]) -> Answer {
    let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    return raw("HTTP/1.1 \(status) Whatever\r\nContent-Length: \(length)\r\n\(fields)\r\n")
  }

  static func raw(_ text: String) -> Answer {
    Answer(steps: [.send(Array(text.utf8))])
  }

  func then(_ more: Step...) -> Answer {
    Answer(steps: steps + more)
  }
}

/// What a scripted server was asked.
struct ReceivedRequest: Hashable, Sendable {
  var method: String
  var target: String
  /// Names are lower-case.
  var headers: [String: String]
  var body: String
}
