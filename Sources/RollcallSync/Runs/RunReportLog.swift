package import Logging
import RollcallCore
import RollcallKit

extension RunReport {
  /// Says in a log how the run ended, and how the one on the last good settings did meanwhile (I3).
  package func write(to log: Logger) {
    // A run that was given up from our side says nothing about the connection.
    if error?.kind == .cancelled { return }
    let seconds = Double(milliseconds) / 1000
    var fields: [EventField: Logger.MetadataValue] = [
      .connection: "\(connection)", .outcome: "\(outcome.rawValue)", .seconds: "\(seconds)",
    ]
    if let run { fields[.run] = "\(run)" }
    if let error {
      fields[.kind] = "\(error.kind.rawValue)"
      fields[.message] = "\(error.message)"
      if let hint = error.hint { fields[.hint] = "\(hint)" }
      log.event(.runFailed, fields)
    } else {
      if let plan {
        fields[.devices] = "\(plan.devices)"
        fields[.changes] = "\(plan.changeCount)"
        fields[.findings] = "\(plan.findings.count)"
      }
      log.event(.runEnded, fields)
    }
    for report in meanwhile { report.write(to: log) }
  }
}
