import Logging
import RollcallCore
import RollcallKit

/// Told how far a run is, for a person who waits.
package struct FetchObserver: Sendable {
  /// So many devices are mapped by now.
  package var devices: @Sendable (Int) -> Void
  /// So many more bytes have arrived.
  package var bytes: @Sendable (Int) -> Void
  /// A plan is made and about to be carried out; told again when the register moved meanwhile (I5).
  package var planned: @Sendable () -> Void

  /// An observer that is told by closures.
  package init(
    devices: @escaping @Sendable (Int) -> Void, bytes: @escaping @Sendable (Int) -> Void,
    planned: @escaping @Sendable () -> Void = {}
  ) {
    self.devices = devices
    self.bytes = bytes
    self.planned = planned
  }

  /// Nobody waits.
  package static let silent = FetchObserver(devices: { _ in }, bytes: { _ in })
}

/// The first stage: pulls all pages of a connection and maps each record as it is framed, until the fetch is complete (A3).
struct FetchStage {
  let connection: LiveConnection
  let observer: FetchObserver
  let host: SyncHost

  /// All devices of the tenant, or the reason why they are not complete.
  func fetch() async throws(IntegrationError) -> Fetch {
    var attempt = 1
    while true {
      do {
        return try await pull()
      } catch {
        guard error.recovery == .startOver, attempt < host.transfers else { throw error }
        host.log.warning("\(error.message) Starting over.")
        try await pause(seconds: 1 << attempt)
        attempt += 1
      }
    }
  }

  private func pull() async throws(IntegrationError) -> Fetch {
    let listing = try await connection.integration.devices()
    let mapper = connection.mapper(lookups: listing.lookups)
    var builder = FetchBuilder()
    while let page = try await listing.pages.next() {
      try mapper.map(page, into: &builder)
      observer.devices(builder.count)
    }
    return try builder.finish()
  }

  private func pause(seconds: Int) async throws(IntegrationError) {
    do {
      try await host.sleep(.seconds(seconds))
    } catch {
      throw IntegrationError(.cancelled, "The fetch was interrupted.")
    }
  }
}
