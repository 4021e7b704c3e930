import Synchronization

/// Whether the daemon has tried every connection once, for whoever comes to wait for it before or after.
final class FirstPass: Sendable {
  private struct State {
    var isOver = false
    var waiting: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The pass is over.
  func end() {
    let waiting = state.withLock { state in
      state.isOver = true
      return state.waiting
    }
    waiting?()
  }

  /// Does something once the pass is over.
  func then(_ body: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      state.waiting = body
      return state.isOver
    }
    if isOver { body() }
  }
}
