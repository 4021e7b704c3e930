import Logging
import RollcallCore
import RollcallKit
import RollcallStore

extension DeliveryAttempt {
  /// Says in a log what became of a delivery.
  func write(to log: Logger, of delivery: Delivery) {
    let alert = delivery.notice.alert
    var fields: [EventField: Logger.MetadataValue] = [
      .connection: "\(alert.connection)", .alert: "\(alert.id)", .channel: "\(delivery.channel.rawValue)",
      .attempt: "\(delivery.tries + 1)", .kind: "\(alert.kind.rawValue)",
    ]
    switch self {
    case .nobody, .brokenOff: break
    case .taken: log.event(.noticeDelivered, fields)
    case .takenFor(_, let error), .failed(let error):
      fields[.kind] = "\(error.kind.rawValue)"
      fields[.message] = "\(error.message)"
      if let hint = error.hint { fields[.hint] = "\(hint)" }
      log.event(.noticeFailed, fields)
    }
  }
}
