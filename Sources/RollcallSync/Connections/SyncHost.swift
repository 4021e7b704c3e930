package import Logging
package import RollcallCore
package import RollcallKit
package import RollcallTransport

/// What every run is given by whoever starts it: the network, the secrets, the time and the log.
package struct SyncHost: Sendable {
  /// The network.
  package var transport: Transport
  /// Resolves a reference to a secret.
  package var secrets: @Sendable (SecretReference) throws(IntegrationError) -> Secret
  /// The present.
  package var now: @Sendable () -> Instant
  /// Waits before a broken transfer is started over.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// How often a transfer that breaks in the middle is begun at most, the first time included.
  package var transfers: Int
  /// How long the test of changed settings may take.
  package var testLimit: Duration
  /// How runs of one connection take turns.
  package var turns: Turns
  /// The log.
  package var log: Logger

  /// A host with its parts.
  package init(
    transport: Transport, secrets: @escaping @Sendable (SecretReference) throws(IntegrationError) -> Secret,
    now: @escaping @Sendable () -> Instant, sleep: @escaping @Sendable (Duration) async throws -> Void,
    transfers: Int = 3, testLimit: Duration = .seconds(30), turns: Turns? = nil, log: Logger
  ) {
    self.transport = transport
    self.secrets = secrets
    self.now = now
    self.sleep = sleep
    self.transfers = transfers
    self.testLimit = testLimit
    self.turns = turns ?? Turns(holder: "rollcall", now: now, sleep: sleep)
    self.log = log
  }
}
