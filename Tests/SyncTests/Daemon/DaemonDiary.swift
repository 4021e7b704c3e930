import RollcallCore
import RollcallSync
import Synchronization

/// What a daemon did, and when; whoever waits for something to be in it is told.
final class DaemonDiary: Sendable {
  enum Entry: Sendable {
    case started(ConnectionReference, at: Instant)
    case ended(RunReport, at: Instant)
    case firstPassOver
    /// A run has its turn, and looks up its secrets.
    case lookedUp(String)
    /// A turn is taken by somebody else.
    case waiting(ConnectionReference)
  }

  private struct State {
    var entries: [Entry] = []
    var readers: [(isWhatItWants: @Sendable ([Entry]) -> Bool, wake: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  func write(_ entry: Entry) {
    let told = state.withLock { state in
      state.entries.append(entry)
      let entries = state.entries
      let told = state.readers.filter { $0.isWhatItWants(entries) }
      state.readers.removeAll { $0.isWhatItWants(entries) }
      return told
    }
    for reader in told { reader.wake.resume() }
  }

  /// Returns when the diary says this.
  func wait(until isWhatItWants: @escaping @Sendable ([Entry]) -> Bool) async {
    await withCheckedContinuation { wake in
      let isThere = state.withLock { state in
        if isWhatItWants(state.entries) { return true }
        state.readers.append((isWhatItWants, wake))
        return false
      }
      if isThere { wake.resume() }
    }
  }

  /// Returns when so many runs of a connection have begun.
  func starts(_ number: Int, of connection: ConnectionReference) async {
    await wait { $0.starts(of: connection).count >= number }
  }

  /// Returns when so many runs of a connection have ended.
  func ends(_ number: Int, of connection: ConnectionReference) async {
    await wait { $0.reports(of: connection).count >= number }
  }

  /// Returns when a run has its turn and looks up this secret.
  func looksUp(_ name: String) async {
    await wait { $0.contains { if case .lookedUp(name) = $0 { true } else { false } } }
  }

  /// When the runs of a connection began.
  func starts(of connection: ConnectionReference) -> [Instant] {
    state.withLock { $0.entries }.starts(of: connection)
  }

  /// What became of the runs of a connection.
  func reports(of connection: ConnectionReference) -> [RunReport] {
    state.withLock { $0.entries }.reports(of: connection)
  }

  /// How often the daemon said that every connection was tried once.
  var firstPasses: Int {
    state.withLock { $0.entries }.count { if case .firstPassOver = $0 { true } else { false } }
  }
}

extension [DaemonDiary.Entry] {
  func starts(of connection: ConnectionReference) -> [Instant] {
    compactMap { if case .started(connection, let instant) = $0 { instant } else { nil } }
  }

  func reports(of connection: ConnectionReference) -> [RunReport] {
    compactMap { entry in
      if case .ended(let report, _) = entry, report.connection == connection { report } else { nil }
    }
  }
}
