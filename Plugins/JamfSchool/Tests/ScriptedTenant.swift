import Foundation
import Logging
import RollcallCore
import RollcallKit
import Synchronization

@testable import JamfSchool

/// A tenant that answers each path with the same bytes, in small pieces, and remembers what it was asked.
final class ScriptedTenant: Sendable {
  private let answers: [String: Answer]
  private let asked = Mutex<[HTTPRequest]>([])

  enum Answer: Sendable {
    case body([UInt8])
    case failure(IntegrationError)

    static func text(_ text: String) -> Answer { .body(Array(text.utf8)) }

    /// A file of the folder `Fixtures`.
    static func fixture(_ name: String) throws -> Answer {
      let plugin = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      return .body(Array(try Data(contentsOf: plugin.appending(path: "Fixtures/\(name).json"))))
    }
  }

  init(devices: Answer, locations: Answer = .text(#"{"locations":[]}"#)) {
    answers = ["/devices": devices, "/locations": locations]
  }

  var requests: [HTTPRequest] { asked.withLock { $0 } }

  /// The plugin, connected to this tenant.
  func plugin() throws(IntegrationError) -> JamfSchool {
    var config = JamfSchool.Config()
    config.url = "riverside"
    config.networkID = " 10482058 "
    config.apiKey = Secret("EXAMPLEKEY0000\n")
    return try JamfSchool(
      config: config,
      host: HostServices(http: http, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
  }

  /// All that the plugin reads of the tenant.
  func fetch() async throws(IntegrationError) -> Fetch {
    try await plugin().fetch()
  }

  /// The error that a fetch ends with.
  func failure() async -> IntegrationError? {
    do throws(IntegrationError) {
      _ = try await fetch()
      return nil
    } catch {
      return error
    }
  }

  private var http: HTTPClient {
    HTTPClient { [self] request async throws(IntegrationError) in
      asked.withLock { $0.append(request) }
      switch answers[request.path] {
      case .body(let bytes): return HTTPResponse(status: 200, headers: [:], body: Self.pieces(of: bytes))
      case .failure(let error): throw error
      case nil: throw IntegrationError(.malformed, "404", httpStatus: 404)
      }
    }
  }

  private static func pieces(of bytes: [UInt8]) -> HTTPBody {
    let rest = Mutex(bytes[...])
    return HTTPBody { () async throws(IntegrationError) -> [UInt8]? in
      rest.withLock { rest in
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(97) }
        return Array(rest.prefix(97))
      }
    }
  }
}

extension Fetch {
  /// What is kept of a device besides its properties.
  func details(_ index: Int) -> [String: String] {
    Dictionary(
      schema.values(of: devices[index].details).map { ($0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}
