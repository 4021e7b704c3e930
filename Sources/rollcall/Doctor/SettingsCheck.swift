import RollcallConfig
import RollcallCore
import RollcallStore

/// Every connection runs on the settings of the file (J5).
struct SettingsCheck: Check {
  let name = "settings"

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let settings = site.settings else { return nil }
    return settings.connections.compactMap { connection in
      guard let state = try? register.settingsState(of: connection.reference), let refused = state.refused
      else {
        return nil
      }
      return Fault(
        "The settings of \(connection.reference) are refused since \(refused.since.text): \(refused.failure.message)",
        hint: refused.failure.hint)
    }
  }
}
