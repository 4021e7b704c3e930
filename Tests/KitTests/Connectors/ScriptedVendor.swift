import Logging
import RollcallCore
import RollcallJSON
import RollcallKit
import Synchronization

/// A made-up vendor that answers as a test says, and remembers what it was asked.
final class ScriptedVendor: Sendable {
  struct Answer: Sendable {
    var body = ""
    var status = 200
    var headers: [String: String] = ["content-type": "application/json"]
  }

  private let asked = Mutex<[HTTPRequest]>([])
  private let answer: @Sendable (HTTPRequest) -> Answer

  init(_ answer: @escaping @Sendable (HTTPRequest) -> Answer) { self.answer = answer }

  /// What it was asked, as `POST /devices?page=1 {"os":"mac"}`.
  var requests: [String] {
    asked.withLock { requests in
      requests.map { request in
        let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return "\(request.method.rawValue) \(request.address ?? request.path)"
          + (query.isEmpty || request.address != nil ? "" : "?\(query)")
          + (request.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? "")
      }
    }
  }

  var client: HTTPClient {
    HTTPClient { [self] request async throws(IntegrationError) in
      asked.withLock { $0.append(request) }
      let answer = answer(request)
      guard (200..<300).contains(answer.status) else {
        throw IntegrationError(
          answer.status == 401 ? .authentication : answer.status == 403 ? .permission : .malformed,
          "\(answer.status)", httpStatus: answer.status)
      }
      let rest = Mutex<[UInt8]?>(answer.body.isEmpty ? nil : Array(answer.body.utf8))
      return HTTPResponse(
        status: answer.status, headers: answer.headers,
        body: HTTPBody { () throws(IntegrationError) in
          rest.withLock { rest in
            defer { rest = nil }
            return rest
          }
        })
    }
  }
}

extension HTTPRequest {
  /// The value of a parameter; nil when it is not there.
  func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

extension Connector {
  /// A connector with one list and as little else as there can be.
  static func small(
    _ listing: Listing, partitions: Partitions = .one, settings: [SettingDeclaration] = []
  ) -> Connector {
    Connector(
      manifest: Manifest(
        id: "brook", name: "Brook", version: "1.0.0", summary: "Devices of a made-up vendor.",
        mapping: FieldMapping(fields: [.deviceID: ["id"], .serialNumber: ["serial"]])),
      settings: settings, base: Base(.constant("https://api.brook.example")), identity: .host,
      streams: [Stream("devices", listing, partitions: partitions)])
  }

  /// The records of all streams, as texts; all that was announced.
  func records(
    from vendor: ScriptedVendor, _ settings: PluginSettings = PluginSettings()
  ) async throws(IntegrationError) -> (records: [String], total: Int?) {
    var (records, total) = ([String](), Int?.none)
    let prepared = try Plugin(self).prepare(settings, secrets: [:])
    let tenant = try prepared.connect(HostServices(http: vendor.client, log: .none))
    for stream in try await tenant.devices().streams {
      while let page = try await stream.pages.next() {
        page.forEachRecord { records.append(String(decoding: $0, as: UTF8.self)) }
        total = page.total ?? total
      }
    }
    return (records, total)
  }
}

extension Logger {
  /// A log that keeps nothing.
  static var none: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
