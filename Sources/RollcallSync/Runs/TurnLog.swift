package import Logging
import RollcallCore
import RollcallKit

extension Turns.News {
  /// Says it in a log.
  package func write(to log: Logger) {
    switch self {
    case .waiting(let connection, let holder):
      log.event(.leaseWaiting, [.connection: "\(connection)", .holder: "\(holder)"])
    case .takenOver(let connection, let holder):
      log.event(.leaseTakenOver, [.connection: "\(connection)", .holder: "\(holder)"])
    }
  }
}
