package import RollcallKit

/// Rule A1 at the only door: a request that could write to a tenant is refused before any byte leaves.
package struct ReadingGuard: Sendable {
  private let posts: [[Substring]]

  /// Admits GET, HEAD, and POST to exactly these paths, of which a part such as `{id}` may be anything but empty.
  package init(readingPosts: [String] = []) {
    posts = readingPosts.map { Self.parts($0) }
  }

  /// Admits what a plugin's manifest declares as reading.
  package init(_ manifest: Manifest) {
    self.init(readingPosts: manifest.readingPosts)
  }

  /// Header fields by which services let a GET or POST stand for another method.
  private static let disguises: Set<String> = [
    "x-http-method-override", "x-http-method", "x-method-override",
  ]

  /// Header fields that say where a request goes and where it ends: the transport's own.
  private static let framing: Set<String> = [
    "connection", "content-length", "host", "transfer-encoding", "upgrade",
  ]

  /// Returns when the request only reads.
  ///
  /// - Throws: `configuration` naming rule A1.
  package func admit(_ request: HTTPRequest) throws(IntegrationError) {
    switch request.method {
    case .get, .head:
      if request.body != nil { throw refusal(of: request, because: "it carries a body") }
    case .post:
      if !isReading(request.path) {
        throw refusal(of: request, because: "the plugin does not declare that path as reading")
      }
    case .put, .patch, .delete:
      throw refusal(of: request, because: "that method writes")
    }
    for field in request.headers {
      if Self.disguises.contains(field.name.lowercased()) {
        throw refusal(of: request, because: "the header field \(field.name) disguises its method")
      }
      if Self.framing.contains(field.name.lowercased()) || !Self.isPlain(field) {
        throw refusal(of: request, because: "a header field could hide a second request")
      }
    }
  }

  private func isReading(_ path: String) -> Bool {
    let parts = Self.parts(path)
    return posts.contains { post in
      post.count == parts.count
        && zip(post, parts).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && $0.hasSuffix("}") && !$1.isEmpty) }
    }
  }

  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// Whether the field stays one line of the head, whatever its value says.
  private static func isPlain(_ field: HTTPRequest.Parameter) -> Bool {
    let name = field.name.utf8
    return !name.isEmpty && !field.value.isEmpty && name.allSatisfy { $0.isTokenLetter }
      && field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private func refusal(of request: HTTPRequest, because reason: String) -> IntegrationError {
    IntegrationError(
      .configuration,
      "\(request.method.rawValue) \(request.path) was not sent: a plugin only reads (rule A1), and \(reason).",
      hint: "Nothing left this machine. Report it to whoever wrote the plugin.")
  }
}

extension UInt8 {
  /// A letter, digit, `-` or `_`, as the names of header fields are made of.
  fileprivate var isTokenLetter: Bool {
    PercentEncoding.isUnreserved(self) && self != UInt8(ascii: ".") && self != UInt8(ascii: "~")
  }
}
