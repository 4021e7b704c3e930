import Hummingbird
import HummingbirdCore
import RollcallDocuments

/// What the server says to one request.
struct Answer: Sendable {
  /// How a body is to be read.
  enum Form: String {
    case json = "application/json; charset=utf-8"
    case text = "text/plain; charset=utf-8"
    /// Prometheus's text format.
    case metrics = "text/plain; version=0.0.4; charset=utf-8"
  }

  /// The statuses that are used.
  enum Status: Int {
    case ok = 200
    case accepted = 202
    case badRequest = 400
    case unauthorized = 401
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case conflict = 409
    case contentTooLarge = 413
    case internalServerError = 500
    case serviceUnavailable = 503
  }

  var status: Status
  var form: Form
  var body: String
  /// What is said besides.
  var headers: HTTPFields = [:]

  /// A document.
  static func document(_ json: JSON, _ status: Status = .ok) -> Answer {
    Answer(status: status, form: .json, body: json.text + "\n")
  }

  /// A line for people and machines that look at the status alone.
  static func text(_ line: String, _ status: Status = .ok) -> Answer {
    Answer(status: status, form: .text, body: line + "\n")
  }

  /// The answer on its way. Nothing of it may be kept by others, framed, or guessed at.
  func response(to request: Request) -> Response {
    var headers = headers
    headers[.contentType] = form.rawValue
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    let buffer = ByteBuffer(string: body)
    let body =
      request.method == .head
      ? ResponseBody(contentLength: buffer.readableBytes) { try await $0.finish(nil) }
      : ResponseBody(byteBuffer: buffer)
    return Response(status: HTTPResponse.Status(code: status.rawValue), headers: headers, body: body)
  }
}
