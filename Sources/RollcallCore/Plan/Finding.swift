/// Something that a run could not do, or that a person should look at. It goes away by itself when its cause does.
public struct Finding: Hashable, Sendable, Codable {
  /// What is found.
  public var kind: FindingKind
  /// The device's serial number, the newcomer's where two meet; nil when it has none.
  public var serialNumber: SerialNumber?
  /// The Asset ID in question; nil when there is none.
  public var assetID: String?
  /// The rest, in words.
  public var detail: String
  /// The rule that leads to it.
  public var rule: Rule

  /// A finding with its parts.
  public init(
    _ kind: FindingKind, serialNumber: SerialNumber?, assetID: String?, detail: String, rule: Rule
  ) {
    self.kind = kind
    self.serialNumber = serialNumber
    self.assetID = assetID
    self.detail = detail
    self.rule = rule
  }
}

/// What can be found; the raw values stand in JSON and in the register.
public enum FindingKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// The owner is no employee (G4).
  case ownerNotEmployee = "owner_not_employee"
  /// Another device or asset has the Asset ID (C3, C5).
  case duplicateAssetID = "duplicate_asset_id"
  /// The value that the Asset ID is mapped from is empty (C4).
  case missingAssetID = "missing_asset_id"
  /// An asset with this Asset ID exists and may not be merged (F2, F5).
  case existsNotMerged = "exists_not_merged"
  /// Two records of one device (B4).
  case duplicateSerial = "duplicate_serial"
  /// Another asset has the device's serial number (B6).
  case serialExists = "serial_exists"
  /// A record that is no device (A4).
  case badRecord = "bad_record"
  /// The device is no longer in the tenant (H2).
  case goneFromTenant = "gone_from_tenant"
  /// The device of an archived asset is in use (G3).
  case archivedSeen = "archived_seen"

  /// What a person can do about it.
  public var advice: String {
    switch self {
    case .ownerNotEmployee: "Add the person with `employees add`; the next sync checks the asset out."
    case .duplicateAssetID:
      "Give one of the two another value in the tenant, or map Asset IDs from the serial number."
    case .missingAssetID: "Fill the field in the tenant, or map Asset IDs from another one."
    case .existsNotMerged: "Switch on merge_existing, or give the existing asset another Asset ID."
    case .duplicateSerial: "Delete the outdated record in the tenant."
    case .serialExists:
      "Two assets claim one machine: delete the wrong one, or correct its serial number. As long as the device has no asset of its own, giving the "
        + "asset the Asset ID that the device asks for makes them one."
    case .badRecord: "Look at the record with `fetch --raw`; the vendor may have changed its answer."
    case .goneFromTenant: "If the device has left, archive its asset with `assets archive`."
    case .archivedSeen: "If the asset is in use again, restore it with `assets restore`."
    }
  }
}
