import RollcallCore
import RollcallKit
import RollcallWeb
import Synchronization

/// What a test wants the daemon to say, and what it was asked to do.
final class FakeDaemon: Sendable {
  struct State {
    var token: Secret? = Secret(WebStage.token)
    var readiness = Readiness.ready
    var runsConnections = true
    var synced: [ConnectionReference] = []
  }

  private let state = Mutex(State())

  var now: State { state.withLock { $0 } }

  func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

  func sync(_ connection: ConnectionReference) -> Bool {
    state.withLock {
      $0.synced.append(connection)
      return $0.runsConnections
    }
  }
}
