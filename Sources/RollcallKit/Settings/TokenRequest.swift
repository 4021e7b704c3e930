public import RollcallJSON

/// How the host gets a token with which it then signs requests: by client credentials, or by signing in.
public struct TokenRequest: Sendable {
  /// The complete address that gives tokens. It may be of another origin than the tenant.
  public var address: String
  /// Header fields besides those that the transport sets.
  public var headers: [HTTPRequest.Parameter]
  /// What is sent there.
  public var body: [UInt8]
  /// The secrets in it, which no message may show.
  public var secrets: [Secret]
  /// Where the token is in the answer.
  public var place: Place
  /// For how long it is good.
  public var lifetime: Lifetime
  /// The header field that carries it.
  public var field: String
  /// What stands before it there.
  public var prefix: String

  /// Where a token is.
  public enum Place: Hashable, Sendable {
    /// In the answer, at a path.
    case answer(RecordPath)
    /// In a header field of the answer, after a text.
    case header(String, prefix: String)
  }

  /// For how long a token is good.
  public enum Lifetime: Hashable, Sendable {
    /// So many milliseconds.
    case fixed(Int64)
    /// As many seconds as the answer says at a path.
    case answer(RecordPath)
  }

  /// A request for a token that is then shown as `Authorization: Bearer TOKEN`.
  public init(
    address: String, headers: [HTTPRequest.Parameter] = [], body: [UInt8], secrets: [Secret], place: Place,
    lifetime: Lifetime, field: String = "Authorization", prefix: String = "Bearer "
  ) {
    self.address = address
    self.headers = headers
    self.body = body
    self.secrets = secrets
    self.place = place
    self.lifetime = lifetime
    self.field = field
    self.prefix = prefix
  }

  /// The token of an answer; nil where there is none.
  package func token(in answer: [UInt8], headers: [String: String]) -> String? {
    let text: String? =
      switch place {
      case .answer(let path): path.text(in: answer)
      case .header(let name, let prefix):
        headers[name.lowercased()].map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
      }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// For how long the token of an answer is good, in milliseconds; nil where the answer does not say.
  package func milliseconds(in answer: [UInt8]) -> Int64? {
    switch lifetime {
    case .fixed(let milliseconds): milliseconds
    case .answer(let path):
      path.integer(in: answer).flatMap { (1...31_536_000).contains($0) ? Int64($0) * 1000 : nil }
    }
  }

  /// The body of a form, as browsers send it.
  public static func form(_ parameters: [HTTPRequest.Parameter]) -> [UInt8] {
    Array(parameters.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&").utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(Unicode.Scalar(byte))
      case _: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
