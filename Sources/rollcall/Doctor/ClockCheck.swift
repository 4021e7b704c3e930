import RollcallCore
import RollcallStore

/// The clock did not jump back: nothing in the register is of the future.
struct ClockCheck: Check {
  let name = "clock"

  /// Clocks of several hosts may differ by this much.
  private static let tolerance: Int64 = 120_000

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let symptoms = try? register.symptoms() else { return nil }
    guard let newest = symptoms.newest, newest.milliseconds > site.now.milliseconds + Self.tolerance else {
      return []
    }
    return [
      Fault(
        "The register holds something of \(newest.text), and the clock says \(site.now.text).",
        hint: "Set the clock, and keep it right by NTP: who had an asset when is told by it.")
    ]
  }
}
