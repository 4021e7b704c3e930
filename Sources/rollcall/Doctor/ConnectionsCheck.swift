import RollcallConfig
import RollcallStore

/// Every connection that is enabled has passed its test (J4).
struct ConnectionsCheck: Check {
  let name = "connections"

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let settings = site.settings else { return nil }
    return settings.connections.filter(\.isEnabled).compactMap { connection in
      let reference = connection.reference
      guard (try? register.testedSettings(of: reference)) == .some(nil) else { return nil }
      return Fault(
        "\(reference) never passed its test.", hint: "`rollcall test \(reference)` says what is missing.")
    }
  }
}
