package import Foundation
import Hummingbird
import Logging
import Synchronization

/// A Jamf School tenant on 127.0.0.1: the vendor's API as far as devices go, true to what was seen of it.
///
/// ```
///              /api/devices            the whole fleet in one list: {"code":200,"count":…,"devices":[…]}
///              /api/devices/UDID       one device, in another shape, trashed or not
///   GET        /api/devices/groups     groups and their sizes
///              /api/users …/groups     owners and other people
///              /api/locations          places; 0 is the District. No code, no count
///              /api/dep, /api/classes  from protocol version 3 on
///   PUT        /api/devices/UDID/owner                     with a key that may edit
///   POST       /api/devices/UDID/{details,restore,wipe}    with a key that may add
///   DELETE     /api/devices/UDID                           with a key that may delete
///        │
///        ▼
///   AccessKey ─► VendorRoute ─► VendorAPI ─► Answer ─► Fault ─► TenantResponder ─► the wire
///                                  │ quirks             damages the answer or the connection
///                               Tenant
///                                  ▲
///   PUT, GET   /_control/devices ──┤   the fleet          PATCH /_control/devices/SERIAL   one device
///   PUT …      /_control/faults        what goes wrong    GET, DELETE /_control/requests   what was asked
/// ```
///
/// The paths are found without `/api` too. A test in the same process uses ``RunningTenant`` instead of the
/// control paths. Any number of tenants can run beside each other.
package struct SimulatedTenant: Sendable {
  private let configuration: TenantConfiguration

  package init(_ configuration: TenantConfiguration = TenantConfiguration()) {
    self.configuration = configuration
  }

  /// Listens, and returns when the first request may come. Throws if the port is taken.
  package func start() async throws -> RunningTenant {
    let state = TenantState(configuration)
    let (ports, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
    let application = Application(
      responder: TenantResponder(state: state),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: configuration.port), serverName: "nginx"),
      onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "jamf-school-simulator") { _ in SwiftLogNoOpLogHandler() })
    let service = Task {
      do {
        try await application.run()
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
        throw error
      }
    }
    for try await port in ports { return RunningTenant(port: port, state: state, service: service) }
    throw CancellationError()
  }

  /// Listens until the process ends, for tests. A server that is stopped while a connection of a client that gave up is still being
  /// accepted ends the whole process: NIO's writer insists on being finished.
  package func startForGood() async throws -> RunningTenant {
    let tenant = try await start()
    Self.lasting.withLock { $0.append(tenant) }
    return tenant
  }

  private static let lasting = Mutex<[RunningTenant]>([])

  /// The body of `GET /devices` for this configuration.
  package func listBody() -> Data {
    var seeded = SeededTenant(configuration)
    var fleet = seeded.tenant().fleet
    return Data(fleet.listing().body.map { String(buffer: $0) }.joined().utf8)
  }
}
