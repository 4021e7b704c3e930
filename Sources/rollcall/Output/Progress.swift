import Foundation
import RollcallCore
import Synchronization

/// Shows on a terminal how far a long fetch is; silent in a pipe.
final class Progress: Sendable {
  private struct State {
    var bytes = 0
    var devices = 0
    var shown: ContinuousClock.Instant?
  }

  private let label: String
  private let state = Mutex(State())
  private let isWatched = Terminal.isWatched

  init(_ connection: ConnectionReference) {
    label = connection.description
  }

  /// More bytes have arrived.
  func add(bytes: Int) {
    update { $0.bytes += bytes }
  }

  /// So many devices are mapped by now.
  func set(devices: Int) {
    update { $0.devices = devices }
  }

  /// Takes the line away.
  func end() {
    let wasShown = state.withLock { $0.shown != nil }
    if wasShown { Terminal.overwrite("") }
  }

  private func update(_ change: (inout State) -> Void) {
    guard isWatched else { return }
    let line: String? = state.withLock { state in
      change(&state)
      let now = ContinuousClock.now
      if let shown = state.shown, shown.duration(to: now) < .milliseconds(100) { return nil }
      state.shown = now
      return "\(label): \(state.devices) devices, \(state.bytes / 1_000_000) MB"
    }
    if let line { Terminal.overwrite(line) }
  }
}
