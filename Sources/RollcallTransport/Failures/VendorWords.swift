import Foundation
import RollcallKit

/// What a vendor says in the body of a failure, made safe to show: filtered, on one line, and short.
struct VendorWords: Sendable {
  /// How much of a failure's body is read, in bytes.
  static let reading = 4 << 10
  /// How much of it is shown, in bytes.
  static let showing = 512

  /// The words; nil when the body says nothing to a person.
  let text: String?

  /// Reads the beginning of a body: the `message` of a JSON object, or plain text; a page of HTML says
  /// nothing.
  init(_ body: [UInt8], redactor: Redactor) {
    let isCut = body.count >= Self.reading
    let said = Self.message(in: body) ?? Self.plain(body)
    var line = redactor.redact(said ?? "").split { $0.isWhitespace || $0.isControl }.joined(separator: " ")
    // A secret that the limit cut in two has no form that the redactor knows.
    if isCut { line.removeLast(min(line.count, redactor.longest)) }
    text = line.isEmpty ? nil : SecretNames.maskingValues(in: line).cut(to: Self.showing)
  }

  private static func message(in body: [UInt8]) -> String? {
    guard let reply = try? JSONDecoder().decode(Reply.self, from: Data(body)) else { return nil }
    return reply.message ?? ""
  }

  private static func plain(_ body: [UInt8]) -> String? {
    let text = String(decoding: body, as: UTF8.self)
    let first = text.first { !$0.isWhitespace }
    return first == "<" || first == "{" || first == "[" ? nil : text
  }

  /// The places where services put a sentence: `message`, `error.message`, `error`.
  private struct Reply: Decodable {
    var message: String?

    private enum Key: String, CodingKey { case message, error }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Key.self)
      if let own = try? members.decode(String.self, forKey: .message) {
        message = own
      } else if let text = try? members.decode(String.self, forKey: .error) {
        message = text
      } else if let inner = try? members.nestedContainer(keyedBy: Key.self, forKey: .error) {
        message = try? inner.decode(String.self, forKey: .message)
      }
    }
  }
}

extension Character {
  /// Whether it could move a terminal's cursor or change what is read.
  fileprivate var isControl: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
