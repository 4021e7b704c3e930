/// Counts for how long an owner has been nobody, and tells when that is enough (G13).
struct VacancyClock {
  /// How long a check-in waits.
  let delay: CheckinDelay
  /// The one instant of the run.
  let now: Instant

  /// The count after a run that saw this owner: a person resets it, *not reported* leaves it alone.
  func vacancy(after owner: OwnerStanding, before: Vacancy?) -> Vacancy? {
    switch owner {
    case .employee, .stranger: return nil
    case .notReported: return before
    case .nobody:
      guard let before else { return Vacancy(runs: 1, since: now) }
      return isEnough(before) ? before : Vacancy(runs: before.runs + 1, since: before.since)
    }
  }

  /// Whether a check-in need wait no longer.
  func wait(for vacancy: Vacancy?) -> CheckoutQuestion.VacancyWait {
    guard let vacancy else { return .going }
    return isEnough(vacancy) ? .over : .going
  }

  private func isEnough(_ vacancy: Vacancy) -> Bool {
    switch delay {
    case .atOnce: true
    case .runs(let runs): vacancy.runs >= runs
    case .time(let milliseconds): now.milliseconds - vacancy.since.milliseconds >= milliseconds
    }
  }
}
