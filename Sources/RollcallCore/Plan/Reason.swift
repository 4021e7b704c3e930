/// Why a change happens: a closed list, so that each reason has one sentence, and a plan stays small.
public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
  case categoryOfNewProducts
  case manufacturerOfDevice
  case newModel
  case newDevice
  case sameAssetID
  case assetIDOfDevice
  case spellingOfDevice
  case mappingChanged
  case nameOfDevice
  case serialOfDevice
  case productOfModel
  case modelChanged
  case ownerChecksOut
  case ownerChanged
  case ownerOverridesPerson
  case ownerOverridesConnection
  case ownerIsAnother
  case ownerRemoved

  /// The reason as a sentence about a change.
  public func text(of change: Change) -> String {
    switch self {
    case .categoryOfNewProducts: "Products that this integration adds start in this category."
    case .manufacturerOfDevice: "A new product is made by this manufacturer."
    case .newModel: "No product stands for this model yet."
    case .newDevice: "The device has no asset yet, and its Asset ID is free."
    case .sameAssetID: "An asset with the device's Asset ID was there before, and merging is on."
    case .assetIDOfDevice: "The Asset ID follows the field of the device that it is mapped from."
    case .spellingOfDevice: "The device's field is spelt this way."
    case .mappingChanged: "Asset IDs are mapped from another field of the device now."
    case .nameOfDevice: "The Asset Name follows the field of the device that it is mapped from."
    case .serialOfDevice: "The device reports this serial number."
    case .productOfModel: "The asset had no product; the device's model says which it is."
    case .modelChanged: "The device now reports another model."
    case .ownerChecksOut:
      "The device's owner in the tenant is \(change.to ?? "an employee"), and nobody had the asset."
    case .ownerChanged: "The device's owner changed since the last sync\(Self.toward(change.to))."
    case .ownerOverridesPerson:
      "The owner in the tenant\(Self.named(change.to)) overrides a checkout that was made by hand."
    case .ownerOverridesConnection:
      "The owner in the tenant\(Self.named(change.to)) overrides a checkout of another connection."
    case .ownerIsAnother: "The device's owner in the tenant is another than the one who has the asset."
    case .ownerRemoved: "The device has no owner in the tenant any more."
    }
  }

  private static func named(_ email: String?) -> String {
    email.map { ", \($0)," } ?? ""
  }

  private static func toward(_ email: String?) -> String {
    email.map { " to \($0)" } ?? ""
  }
}
