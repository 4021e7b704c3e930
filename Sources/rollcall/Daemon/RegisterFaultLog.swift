import Logging
import RollcallKit
import RollcallStore
import Synchronization

/// Says in the log what is wrong with the register: once, and not again while it is the same.
final class RegisterFaultLog: Sendable {
  private let known = Mutex<StoreError?>(nil)

  /// Something is wrong.
  func tell(_ error: StoreError, in log: Logger) {
    let before = known.withLock { known in
      defer { known = error }
      return known
    }
    guard before != error else { return }
    let event: HostEvent = error == .full || error == .unwritable ? .storeFull : .storeFault
    log.event(event, [.message: "\(error.message)", .hint: "\(error.hint)"])
  }

  /// Nothing is wrong any more.
  func clear() { known.withLock { $0 = nil } }
}
