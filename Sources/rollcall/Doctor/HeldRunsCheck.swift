import RollcallStore

/// No run waits for a person.
struct HeldRunsCheck: Check {
  let name = "held_runs"

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let symptoms = try? register.symptoms() else { return nil }
    return symptoms.waiting.map { item in
      Fault(
        "Run \(item.run) of \(item.connection) waits for a person.",
        hint: "Look at it with `rollcall runs show \(item.run)`, then approve or discard it.")
    }
  }
}
