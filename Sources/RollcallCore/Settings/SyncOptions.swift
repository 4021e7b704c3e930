/// What Asset IDs and Asset Names are taken from (C1, D1).
public enum AssetIDSource: String, CaseIterable, Hashable, Sendable, Codable {
  case serialNumber = "serial_number"
  case name
  case assetTag = "asset_tag"
}

/// What Asset Names are taken from (D1); `none` leaves names to people (D2).
public enum AssetNameSource: String, CaseIterable, Hashable, Sendable, Codable {
  case serialNumber = "serial_number"
  case name
  case assetTag = "asset_tag"
  case none
}

/// A switch of a connection.
public enum Switch: String, Hashable, Sendable, Codable {
  case on
  case off

  /// The switch in the position of a Boolean.
  public init(_ value: Bool) {
    self = value ? .on : .off
  }

  /// Whether it is on.
  public var isOn: Bool { self == .on }
}

/// How long an owner must have been nobody before the asset is checked in (G13).
public enum CheckinDelay: Hashable, Sendable, Codable {
  /// In the first run that sees nobody.
  case atOnce
  /// In so many complete runs in a row that see nobody.
  case runs(Int)
  /// After so many milliseconds.
  case time(milliseconds: Int64)
}

/// How many check-ins and reassignments one run may make before it is held (I1).
public enum CheckoutLimit: Hashable, Sendable, Codable {
  /// So many assets.
  case count(Int)
  /// A share, in per cent, of the assets that are checked out to employees; never less than 20 assets.
  case percent(Int)
  /// No brake.
  case off
}

/// The choices of an administrator for one connection that rules ask for.
public struct SyncOptions: Hashable, Sendable, Codable {
  /// Where Asset IDs come from (C1).
  public var assetID: AssetIDSource = .serialNumber
  /// Where Asset Names come from (D1).
  public var assetName: AssetNameSource = .none
  /// Switch A: check assets out to the device's owner (G6, G9).
  public var autoCheckout: Switch = .off
  /// Link devices to assets that are there already (F1).
  public var mergeExisting: Switch = .off
  /// Switch C: follow a change of owner (G6, G8, G9).
  public var followOwnerChange: Switch = .off
  /// Switch R: check in when the owner was removed (G11).
  public var checkinOnOwnerRemoved: Switch = .off
  /// How long R waits (G13).
  public var checkinAfter: CheckinDelay = .atOnce
  /// The brake (I1).
  public var maxCheckoutChanges: CheckoutLimit = .percent(20)

  /// The defaults: serial numbers as Asset IDs, no names, everything off.
  public init() {}
}
