import RollcallKit

/// Where an answer sends us, and whether we go: only within the origin, and only when the request just reads.
struct Redirect: Sendable {
  var from: WebAddress
  var method: HTTPRequest.Method
  /// The request, as `GET /devices`.
  var request: String

  /// How often one request follows.
  static let most = 5

  /// Whether an answer with this status may send us elsewhere.
  static func isOne(_ status: Int) -> Bool {
    [301, 302, 303, 307, 308].contains(status)
  }

  /// The address to ask instead. Credentials never leave the origin, whatever the answer says.
  ///
  /// - Throws: `configuration`, not worth another try.
  func target(_ head: ResponseHead) throws(FailedTry) -> WebAddress {
    guard let location = head.headers["location"], !location.isEmpty, let target = from.resolving(location)
    else {
      throw failure("\(from.origin) redirects \(request) without saying where.", head)
    }
    guard target.origin == from.origin else {
      throw failure("\(from.origin) redirects \(request) to another origin, \(target.origin).", head)
    }
    switch method {
    case .get, .head: return target
    case .post, .put, .patch, .delete:
      throw failure("\(from.origin) redirects \(request); only GET and HEAD are redirected.", head)
    }
  }

  /// What it means to be sent on and on.
  var isEndless: FailedTry {
    FailedTry(
      IntegrationError(
        .configuration, "\(from.origin) redirects \(request) more than \(Self.most) times.",
        hint: "Check the address of the connection."))
  }

  private func failure(_ message: String, _ head: ResponseHead) -> FailedTry {
    FailedTry(
      IntegrationError(
        .configuration, message,
        hint: "Nothing was sent there. Write the address that the tenant really has into the connection.",
        httpStatus: head.status))
  }
}
