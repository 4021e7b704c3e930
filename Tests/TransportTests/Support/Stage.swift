import Logging
import RollcallCore
import RollcallKit
import RollcallTesting
import RollcallTransport
import Synchronization

/// A transport on a scripted server, with a clock that never waits and a log that remembers.
struct Stage {
  let server: ScriptedServer
  let transport: Transport
  let client: HTTPClient
  let sleeps: Sleeps
  let lines: LogLines
  let progress: Progress

  static let now = Instant(seconds: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT
  static let user = "10482058"
  static let password = "CANARY/key+with\"odd signs"

  init(
    _ answers: Answer..., base: String? = nil, readingPosts: [String] = [],
    change: (inout TransportConfiguration) -> Void = { _ in }
  ) throws {
    let server = try ScriptedServer(answers)
    let (sleeps, lines, progress) = (Sleeps(), LogLines(), Progress())
    var configuration = TransportConfiguration(version: "9.9")
    change(&configuration)
    let transport = try Transport(
      configuration: configuration, log: lines.logger,
      clock: TransportClock(now: { Self.now }, sleep: { sleeps.add($0) }))
    client = try transport.client(
      endpoint: ConnectionEndpoint(
        base: base ?? server.url + "/api",
        authentication: .basic(user: Self.user, password: Secret(Self.password)),
        headers: [HTTPRequest.Parameter("X-Version", "3")]),
      reading: ReadingGuard(readingPosts: readingPosts), onBytes: { progress.add($0) })
    self.server = server
    self.transport = transport
    self.sleeps = sleeps
    self.lines = lines
    self.progress = progress
  }

  /// What a request brings: its body as text, or the error.
  func outcome(_ request: HTTPRequest = HTTPRequest("/devices")) async -> Result<String, IntegrationError> {
    do throws(IntegrationError) {
      return .success(String(decoding: try await client.bytes(request), as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }

  /// The error that a request brings.
  func failure(_ request: HTTPRequest = HTTPRequest("/devices")) async -> IntegrationError? {
    switch await outcome(request) {
    case .success: nil
    case .failure(let error): error
    }
  }
}

/// The pauses that a transport asked for.
final class Sleeps: Sendable {
  private let all = Mutex<[Duration]>([])

  func add(_ pause: Duration) { all.withLock { $0.append(pause) } }
  var seconds: [Double] {
    all.withLock { $0.map { Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18 } }
  }
}

/// The bytes that a transport reported.
final class Progress: Sendable {
  private let total = Mutex(0)

  func add(_ count: Int) { total.withLock { $0 += count } }
  var bytes: Int { total.withLock { $0 } }
}
