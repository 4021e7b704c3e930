import RollcallCore
import RollcallStore

/// Whoever ran a connection gave it back.
struct LeasesCheck: Check {
  let name = "leases"

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let workers = try? register.workers(at: site.now) else { return nil }
    return workers.leases.compactMap { lease in
      if lease.isAhead {
        return Fault(
          "The lease of \(lease.connection) holds until \(lease.expires.text): it was taken by a clock that was ahead.",
          hint: "The next sync takes it all the same. Keep the clock right by NTP.")
      }
      guard ProcessName(text: lease.holder).isGone else { return nil }
      return Fault(
        "A run of \(lease.connection) ended without giving its lease back: its process was killed.",
        hint: "Nothing of it was applied; the next sync takes the lease.")
    }
  }
}
