import RollcallStore

/// Alerts reach people.
struct DeliveriesCheck: Check {
  let name = "deliveries"

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let symptoms = try? register.symptoms() else { return nil }
    guard let stuck = symptoms.stuck else { return [] }
    return [
      Fault(
        "\(stuck.count) alerts could not be sent\(stuck.error.map { ": \($0)" } ?? ".")",
        hint: "`rollcall alerts test` tries it; what waits is sent when it works.")
    ]
  }
}
