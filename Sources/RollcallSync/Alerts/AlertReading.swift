import RollcallCore
import RollcallKit
import RollcallStore

/// What a run says about the alerts of its connection: those that hold now, and those that are over (J7).
struct AlertReading: Equatable, Sendable {
  /// Alerts that hold, with their sentence.
  var opened: [AlertKind: String] = [:]
  /// Alerts that hold no longer.
  var closed: Set<AlertKind> = []

  /// What a run that reached its plan says.
  init(of plan: Plan, refusal: IntegrationError?) {
    closed = [.connectionFault, .providerChanged]
    set(.held, plan.held.flatMap { $0.rule == .i1 ? $0.message : nil })
    set(.tenantChanged, plan.held.flatMap { $0.rule == .i3 ? $0.message : nil })
    set(.tenantShrank, plan.signs.shrank ? Self.shrunk(plan.signs) : nil)
    set(.mappingLocked, refusal?.message)
    set(
      .duplicateAssetIDs, Self.counted(plan, .duplicateAssetID, "devices ask for an Asset ID that is taken."))
    set(.unmatchedOwners, Self.counted(plan, .ownerNotEmployee, "devices have an owner who is no employee."))
  }

  /// What a failed run says, after so many failures in a row that began so long ago.
  init(of error: IntegrationError, failures: Int, milliseconds: Int64) {
    switch error.kind {
    case .configuration, .authentication, .permission:
      opened[.connectionFault] = error.message
    case .malformed:
      opened[.providerChanged] = error.message
    case .transient, .rateLimited, .incomplete:
      if failures >= 3, milliseconds >= 30 * 60 * 1000 { opened[.connectionFault] = error.message }
    case .unsupported, .cancelled:
      break
    }
  }

  private mutating func set(_ kind: AlertKind, _ message: String?) {
    if let message { opened[kind] = message } else { closed.insert(kind) }
  }

  private static func shrunk(_ signs: Signs) -> String {
    "Only \(signs.seen) of \(signs.expected) devices that were there at the last sync are there now."
  }

  private static func counted(_ plan: Plan, _ kind: FindingKind, _ words: String) -> String? {
    let count = plan.findings.count { $0.kind == kind }
    return count > 0 ? "\(count) \(words)" : nil
  }
}
