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
    self.init(ofSaved: plan)
    closed.formUnion([.connectionFault, .providerChanged, .noSuccess])
    // Another tenant says nothing about the devices of this one (I3).
    guard plan.held?.rule != .i3 else { return }
    set(.tenantShrank, plan.signs.shrank ? Self.shrunk(plan.signs) : nil)
    set(.mappingLocked, refusal.map { [$0.message, $0.hint].compactMap { $0 }.joined(separator: " ") })
  }

  /// What a plan says that was made before: nothing about the tenant, which was not asked.
  init(ofSaved plan: Plan) {
    if let hold = plan.held, hold.rule == .i3 {
      // It ends when the settings are accepted, discarded or changed, not by a run on the old ones.
      opened[.tenantChanged] = hold.message
      return
    }
    set(.held, plan.held?.message)
    // What a held plan finds is not so yet.
    guard plan.held == nil else { return }
    set(
      .duplicateAssetIDs,
      Self.counted(
        plan, .duplicateAssetID, one: "device asks for an Asset ID that is taken.",
        many: "devices ask for an Asset ID that is taken."))
    set(
      .unmatchedOwners,
      Self.counted(
        plan, .ownerNotEmployee, one: "device has an owner who is no employee.",
        many: "devices have an owner who is no employee."))
  }

  /// What a failed run says, after so many failures in a row that began so long ago.
  init(of error: IntegrationError, failures: Int, milliseconds: Int64) {
    guard !error.isOfRegister else {
      opened[.storeFault] = [error.message, error.hint].compactMap { $0 }.joined(separator: " ")
      return
    }
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
    if opened.isEmpty, milliseconds >= 24 * 60 * 60 * 1000 {
      opened[.noSuccess] = "No sync has succeeded for a day. The last one failed: \(error.message)"
    }
  }

  /// Adds whether settings can be sealed; nil when they can. A register that cannot be written is the greater fault.
  mutating func note(keyFault: String?) {
    guard opened[.storeFault] == nil else { return }
    let words = keyFault.map {
      "\($0) Put the key back, or make a new one with `rollcall secrets rotate --yes`, which gives up what the old one sealed; until then an error in the file stops a connection."
    }
    set(.storeFault, words)
  }

  private mutating func set(_ kind: AlertKind, _ message: String?) {
    if let message { opened[kind] = message } else { closed.insert(kind) }
  }

  private static func shrunk(_ signs: Signs) -> String {
    "Only \(signs.seen) of \(signs.expected) devices that were there at the last sync are there now."
  }

  private static func counted(_ plan: Plan, _ kind: FindingKind, one: String, many: String) -> String? {
    let count = plan.findings.count { $0.kind == kind }
    return count > 0 ? "\(count) \(count == 1 ? one : many)" : nil
  }
}
