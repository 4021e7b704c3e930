import RollcallCore
import RollcallStore

/// What people are told of a kind of alert: what to call it, and what to do.
struct AlertAdvice {
  /// What it is called in the subject of a mail.
  let title: String
  /// What to do, with the verb to run.
  let advice: String

  init(_ kind: AlertKind, of connection: ConnectionReference) {
    switch kind {
    case .connectionFault:
      title = "connection fault"
      advice = "`rollcall test \(connection)` says what is missing."
    case .updateRefused:
      title = "changed settings refused"
      advice = "The settings before go on working. `rollcall status` shows what differs, and why."
    case .mappingLocked:
      title = "Asset ID mapping locked"
      advice = "Syncs go on with the mapping before. `rollcall explain C6` says what to do."
    case .held:
      title = "a sync waits for a decision"
      advice =
        "`rollcall status` names the run; `rollcall runs show` shows it, `approve` carries it out, `discard` drops it."
    case .tenantChanged:
      title = "another tenant answers"
      advice = "The settings before go on working. `rollcall status` names the run to approve or discard."
    case .tenantShrank:
      title = "the fleet shrank"
      advice = "Nothing was removed. See in the tenant whether the devices are really gone."
    case .providerChanged:
      title = "answers cannot be read"
      advice = "The vendor may have changed its interface. `rollcall test \(connection)` says more."
    case .noSuccess:
      title = "no successful sync"
      advice = "`rollcall status` says why."
    case .duplicateAssetIDs:
      title = "Asset IDs taken"
      advice = "`rollcall findings --kind duplicate_asset_id` lists the devices."
    case .unmatchedOwners:
      title = "owners who are no employees"
      advice =
        "`rollcall findings --kind owner_not_employee` lists them; `rollcall employees add` makes one an employee."
    case .storeFault:
      title = "register fault"
      advice = "`rollcall doctor` says more."
    }
  }
}
