import Foundation
import FoundationNetworking
import Logging
import RollcallCore
import RollcallSync
import RollcallTesting
import RollcallWeb
import Testing

/// A server on loopback over a school's register, with a daemon that says what a test wants.
struct WebStage {
  static let token = "TOKEN+/=\"OF-THIS-TEST"

  let school: School
  let daemon: FakeDaemon
  let tally: Tally
  let lines: LogLines
  private let port: Int

  /// Gives a body a server that listens, and ends it.
  static func with(_ body: (WebStage) async throws -> Void) async throws {
    let school = try await School.synced()
    let daemon = FakeDaemon()
    let board = MetricBoard()
    let lines = LogLines()
    let context = WebContext(
      version: "1.2.3", register: school.register, board: board, connections: { school.facts },
      readiness: { daemon.now.readiness }, syncNow: { daemon.sync($0) }, token: { daemon.now.token })
    let (service, port) = try await serve(context, lines.logger)
    defer { service.cancel() }
    try await body(
      WebStage(school: school, daemon: daemon, tally: Tally(board), lines: lines, port: port))
    service.cancel()
    _ = await service.result
  }

  /// A server on any port of an address, and its port.
  static func serve(
    _ context: WebContext, _ log: Logger, on host: String = "127.0.0.1"
  ) async throws -> (Task<Void, any Error>, port: Int) {
    let (ports, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
    let address = try #require(ListenAddress("\(host):0"))
    let server = WebServer(address, context: context, log: log) { continuation.yield($0) }
    let service = Task {
      do { try await server.run() } catch {
        continuation.finish(throwing: error)
        throw error
      }
    }
    for try await port in ports { return (service, port) }
    throw CancellationError()
  }

  /// What the server says to a request; with the right token unless a test brings another.
  func ask(
    _ path: String, _ method: String = "GET", token: String? = WebStage.token,
    headers: [String: String] = [:],
    body: Data? = nil
  ) async throws -> Reply {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
    request.httpMethod = method
    request.httpBody = body
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    let fields = answer.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
    return Reply(
      status: answer.statusCode, headers: Dictionary(fields, uniquingKeysWith: { first, _ in first }),
      text: String(decoding: data, as: UTF8.self))
  }
}
