import Foundation

/// The tenant's Network ID and one API key with its rights.
package struct AccessKey: Sendable, Hashable {
  package var networkID: String
  package var key: String
  package var rights: Set<Right>

  /// A right stands for an HTTP method, whatever the path.
  package enum Right: String, Sendable, Hashable, CaseIterable {
    case read, add, edit, delete

    init?(method: String) {
      switch method {
      case "GET", "HEAD": self = .read
      case "POST": self = .add
      case "PUT": self = .edit
      case "DELETE": self = .delete
      default: return nil
      }
    }
  }

  package init(networkID: String, key: String, rights: Set<Right> = [.read]) {
    self.networkID = networkID
    self.key = key
    self.rights = rights
  }

  /// The refusal of this request, or nil if it may pass.
  func refusal(of request: IncomingRequest) -> Answer? {
    let expected = Data("\(networkID):\(key)".utf8).base64EncodedString()
    let words = (request.header("Authorization") ?? "").split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "basic", words[1] == expected else {
      return .unauthorized
    }
    guard let right = Right(method: request.method), rights.contains(right) else {
      return .methodNotAllowed(request.method)
    }
    return nil
  }
}
