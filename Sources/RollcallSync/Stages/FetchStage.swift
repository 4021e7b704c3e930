import Logging
import RollcallCore
import RollcallKit

/// The first stage: pulls all pages of a connection and maps each record as it is framed, until the fetch is complete (A3).
struct FetchStage {
  let connection: LiveConnection
  let observer: RunObserver
  let host: SyncHost

  /// All devices of the tenant, or the reason why they are not complete.
  func fetch() async throws(IntegrationError) -> Fetch {
    var attempt = 1
    while true {
      do {
        return try await pull()
      } catch {
        guard error.recovery == .startOver, attempt < host.transfers else { throw error }
        host.log.event(
          .fetchRestarted,
          [
            .connection: "\(connection.setup.reference)", .kind: "\(error.kind.rawValue)",
            .attempt: "\(attempt)",
            .message: "\(error.message)",
          ])
        try await pause(seconds: 1 << attempt)
        attempt += 1
      }
    }
  }

  private func pull() async throws(IntegrationError) -> Fetch {
    let listing = try await connection.tenant.devices()
    let mapper = connection.mapper(lookups: listing.lookups)
    var builder = FetchBuilder()
    for stream in listing.streams {
      builder.begin(stream)
      while let page = try await stream.pages.next() {
        try mapper.map(page, into: &builder)
        observer.devices(builder.count)
      }
      try builder.end()
    }
    return try builder.finish(
      missing: mapper.neverSeen.map { missed in
        var missed = missed
        missed.isOperators = connection.setup.mapping.names(missed.field)
        return missed
      })
  }

  private func pause(seconds: Int) async throws(IntegrationError) {
    do {
      try await host.sleep(.seconds(seconds))
    } catch {
      throw IntegrationError(.cancelled, "The fetch was interrupted.")
    }
  }
}
