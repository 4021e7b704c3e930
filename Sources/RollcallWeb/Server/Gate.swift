import Hummingbird
import HummingbirdCore
import Logging
import RollcallKit

/// Decides whether a request is let in, and leads it to its desk.
struct Gate: Sendable {
  let context: WebContext
  let log: Logger

  /// The longest body that is let in; none is wanted.
  private static let longestBody = 65_536

  /// What is said to a request; it never fails.
  func answer(to request: Request) async -> Answer {
    var answer: Answer
    do throws(Complaint) {
      answer = try await admitted(request)
    } catch {
      answer = error.answer
      if answer.status == .unauthorized { tell(request, answer.status) }
    }
    answer.body = KnownSecrets.redact(answer.body)
    return answer
  }

  private func admitted(_ request: Request) async throws(Complaint) -> Answer {
    let path = request.uri.path
    let route = Route(path: path)
    // Who has no token learns nothing of the API, not even which addresses there are.
    if route.map({ !$0.isOpen }) ?? path.hasPrefix(Route.api) { try await checkToken(request) }
    guard let route else { throw .noSuchAddress }
    switch (route.method, request.method) {
    case (.get, .get), (.get, .head), (.post, .post): break
    case (.get, _): throw .wrongMethod(allowed: "GET, HEAD")
    case (.post, _): throw .wrongMethod(allowed: "POST")
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.longestBody {
      throw .bodyTooLong
    }
    return try await Desk(context: context, query: Query(request)).answer(to: route)
  }

  /// The query is left out: some write tokens there.
  private func tell(_ request: Request, _ status: Answer.Status) {
    log.event(
      .webRefused,
      [
        .method: "\(request.method.rawValue)", .path: "\(request.uri.path.cut(to: 200))",
        .status: "\(status.rawValue)",
      ])
  }

  private func checkToken(_ request: Request) async throws(Complaint) {
    guard let secret = await context.token(), let token = Token(secret) else { throw .closed }
    try token.check(request.headers)
  }
}
