import Foundation
import Hummingbird
package import JamfSchoolSimulator
import Logging
import Synchronization

/// An Acme tenant on 127.0.0.1: a list of records with cursors, and what a test wants to go wrong with it.
package final class AcmeTenant: Sendable {
  /// The fleet that the tenant's token belongs to.
  package static let fleet = "riverside"
  /// The tenant's only token.
  package static let token = "TOKENOFTHEACMETENANT"

  /// A way in which the tenant fails, until it is told otherwise.
  package enum Fault: String, Sendable, CaseIterable {
    /// The token is refused.
    case unauthorized
    /// The last page names the first one's cursor as the next.
    case repeatedCursor = "repeated_cursor"
    /// Every page has the devices of the first one.
    case repeatedPage = "repeated_page"
    /// One more device is announced than there is.
    case countTooHigh = "count_too_high"
    /// The list is no JSON from the second page on.
    case brokenPage = "broken_page"
  }

  private struct State {
    var records: [JSONValue] = []
    var fault: Fault?
    var requests: [String] = []
  }

  private let state = Mutex(State())

  private init() {}

  /// Listens until the process ends.
  package static func startForGood() async throws -> (tenant: AcmeTenant, url: String) {
    let tenant = AcmeTenant()
    let (ports, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in tenant.answer(to: request) },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "acme-tenant") { _ in SwiftLogNoOpLogHandler() })
    let service = Task {
      do { try await application.run() } catch { continuation.finish(throwing: error) }
    }
    for try await port in ports { return (tenant, "http://127.0.0.1:\(port)") }
    service.cancel()
    throw CancellationError()
  }

  /// Replaces all records.
  package func replace(_ records: [JSONValue]) { state.withLock { $0.records = records } }

  /// Switches a fault on, or all off.
  package func set(_ fault: Fault?) { state.withLock { $0.fault = fault } }

  /// What was asked so far: `GET /v1/devices`.
  package var requests: [String] { state.withLock { $0.requests } }

  private func answer(to request: Request) -> Response {
    state.withLock { state in
      state.requests.append("\(request.method.rawValue) \(request.uri.path)")
      guard state.fault != .unauthorized, request.headers[.authorization] == "Bearer \(Self.token)" else {
        return Self.response(.unauthorized, "{}")
      }
      switch request.uri.path {
      case AcmeFleet.fleetPath:
        return Self.response(.ok, #"{"id":"\#(Self.fleet)","name":"Acme of Riverside"}"#)
      case AcmeFleet.listPath:
        let query = request.uri.queryParameters
        let limit = query["limit"].flatMap { Int($0) } ?? 100
        let start = query["cursor"].flatMap { Int($0) } ?? 0
        return Self.response(.ok, Self.page(of: state, from: start, limit: limit))
      case _: return Self.response(.notFound, "{}")
      }
    }
  }

  /// A cursor is where its page begins.
  private static func page(of state: State, from start: Int, limit: Int) -> String {
    if start > 0, state.fault == .brokenPage { return #"{"total":"# }
    let end = min(start + limit, state.records.count)
    let first = state.fault == .repeatedPage ? 0 : start
    let records = state.records[first..<max(first, first + end - start)]
    var next: JSONValue = end < state.records.count ? .string("\(end)") : .null
    if state.fault == .repeatedCursor { next = .string("\(min(limit, end))") }
    let total = state.records.count + (state.fault == .countTooHigh ? 1 : 0)
    let page: JSONValue = ["total": .integer(total), "devices": .array(Array(records)), "next": next]
    return page.text
  }

  private static func response(_ status: HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
