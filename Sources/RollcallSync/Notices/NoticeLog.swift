import Logging
import RollcallKit
import RollcallStore

extension Notice {
  /// Says in a log that an alert was opened or closed; a reminder is no news there.
  func write(to log: Logger) {
    let fields: [EventField: Logger.MetadataValue] = [
      .connection: "\(alert.connection)", .kind: "\(alert.kind.rawValue)", .alert: "\(alert.id)",
      .message: "\(alert.message)",
    ]
    switch kind {
    case .opened: log.event(.alertOpened, fields)
    case .recovered: log.event(.alertClosed, fields)
    case .reminder: break
    }
  }
}
