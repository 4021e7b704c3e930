/// What an administrator is alerted to; the raw values stand in JSON and in the register.
package enum AlertKind: String, Hashable, Sendable, CaseIterable {
  /// The tenant cannot be reached or does not let us in (J7).
  case connectionFault = "connection_fault"
  /// A changed connection did not pass its test (J5).
  case updateRefused = "update_refused"
  /// The Asset ID mapping of the file is not in force (C6).
  case mappingLocked = "mapping_locked"
  /// A plan waits for a person (I1).
  case held
  /// Another tenant answers than before (I3).
  case tenantChanged = "tenant_changed"
  /// Less than half of the fleet answered (I2).
  case tenantShrank = "tenant_shrank"
  /// The vendor's answers cannot be read any more.
  case providerChanged = "provider_changed"
  /// There was no successful run for a day, and no other alert says why.
  case noSuccess = "no_success"
  /// Devices ask for Asset IDs that are taken (C3).
  case duplicateAssetIDs = "duplicate_asset_ids"
  /// Owners are no employees (G4).
  case unmatchedOwners = "unmatched_owners"
  /// The register cannot be written, or its key is not there.
  case storeFault = "store_fault"

  /// Kinds that tell of one and the same incident: no run reaches its plan.
  static let faults: Set<AlertKind> = [.connectionFault, .providerChanged, .noSuccess]
}
