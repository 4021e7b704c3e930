/// Holds a plan that would move too many assets between people at once (I1).
struct Brake {
  /// The limit of the connection.
  let limit: CheckoutLimit
  /// How many assets linked by the connection are checked out to employees.
  let assigned: Int

  /// A share never holds a plan of so few assets.
  private static let smallest = 20

  /// Why a plan with so many check-ins and reassignments is held; nil when it is not.
  func hold(affecting count: Int) -> Hold? {
    guard let allowed, count > allowed else { return nil }
    return Hold(
      rule: .i1,
      message: """
        \(count == 1 ? "1 asset" : "\(count) assets") would be checked in or reassigned; at most \(allowed) may be \
        (\(limitText) of \(assigned) that are checked out to employees). Nothing of the plan is applied: if all of it is \
        meant, approve the run, else discard it.
        """)
  }

  private var allowed: Int? {
    switch limit {
    case .off: nil
    case .count(let count): count
    case .percent(let share): max(Self.smallest, assigned * share / 100)
    }
  }

  private var limitText: String {
    switch limit {
    case .off: "no limit"
    case .count(let count): "a limit of \(count)"
    case .percent(let share): "\(share) %, but never fewer than \(Self.smallest),"
    }
  }
}
