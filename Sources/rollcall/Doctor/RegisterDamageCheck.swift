import RollcallStore

/// The register is whole.
struct RegisterDamageCheck: Check {
  let name = "register_damage"

  func faults(at site: Site) -> [Fault]? {
    guard let path = site.registerPath, site.register != nil else { return nil }
    guard let fault = try? Register.damage(at: path) else { return [] }
    return [
      Fault(
        "The register is not whole: \(fault).",
        hint: "Stop the daemon and restore a backup: `rollcall restore FILE`. Then look at the disk.")
    ]
  }
}
