import Logging
import RollcallCore
import RollcallKit
import RollcallStore

extension SettingsState {
  /// Says in a log what became of settings that are wanted, where that is something else than before.
  func write(to log: Logger, since before: SettingsState, of connection: ConnectionReference) {
    if let applied, applied.mark != before.applied?.mark {
      log.event(
        .settingsApplied, [.connection: "\(connection)", .generation: "\(applied.generation)"])
    }
    guard let refused, refused.mark != before.refused?.mark || refused.run != before.refused?.run else {
      return
    }
    var fields: [EventField: Logger.MetadataValue] = [
      .connection: "\(connection)", .generation: "\(refused.generation)",
      .message: "\(refused.failure.message)",
    ]
    if let hint = refused.failure.hint { fields[.hint] = "\(hint)" }
    if let run = refused.run {
      fields[.run] = "\(run)"
      fields[.rule] = "\(Rule.i3.rawValue)"
      log.event(.settingsHeld, fields)
    } else {
      fields[.kind] = "\(refused.failure.kind)"
      log.event(.settingsRefused, fields)
    }
  }
}
