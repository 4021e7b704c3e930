import RollcallCore
import RollcallStore

/// When settings that were refused are tried again though nothing changed.
package enum Retrying: Hashable, Sendable {
  /// A quarter of an hour after the last try, whatever the reason was; what a person decided against stays (I3).
  case oneShot
  /// As the reason asks for: what may pass by itself after minutes, what a person must mend after hours.
  case daemon
}

/// What becomes of the settings that the file wants.
enum SettingsVerdict: Equatable {
  /// They are applied.
  case unchanged
  /// They are used: the part that a test is about passed before.
  case accept
  /// They are tested.
  case test
  /// They were refused not long ago.
  case refused(RefusedSettings)

  private static let quarter: Int64 = 15 * 60 * 1000
  private static let sixHours: Int64 = 6 * 3_600_000

  /// - Parameters:
  ///   - mark: tells the settings that are wanted from others.
  ///   - testMark: tells the part of them that a test is about from others.
  init(
    wanted mark: String, _ testMark: String, _ state: SettingsState, at now: Instant, retrying: Retrying
  ) {
    if state.tested == testMark {
      self = state.applied?.mark == mark ? .unchanged : .accept
    } else if let refused = state.refused, refused.mark == mark,
      refused.isDiscarded || (state.applied?.image != nil && !Self.isDue(refused, at: now, retrying))
    {
      self = .refused(refused)
    } else {
      self = .test
    }
  }

  private static func isDue(_ refused: RefusedSettings, at now: Instant, _ retrying: Retrying) -> Bool {
    let since = now.milliseconds - refused.tested.milliseconds
    // A clock that was set back is no reason to wait for it.
    if since < 0 { return true }
    switch retrying {
    case .oneShot: return since >= quarter
    case .daemon: return delay(after: refused).map { since >= $0 } ?? false
    }
  }

  /// How long a daemon waits before it tries the same settings again; nil means for ever.
  private static func delay(after refused: RefusedSettings) -> Int64? {
    switch refused.failure.kind {
    case "transient", "rate_limited", "incomplete", "cancelled":
      min(quarter, Int64(60_000) << Int64(min(refused.tries - 1, 4)))
    // It may have been mended where nobody here sees it. What a person has to decide about stays.
    default: refused.run == nil ? sixHours : nil
    }
  }
}
