/// Ties one device of one connection to one asset.
public struct Link: Hashable, Sendable {
  /// The row; a higher number is a younger link.
  public var id: RowID<Link>
  /// Goes up whenever its memory is written.
  public var version: Int64
  /// The one asset that stands for the device.
  public var asset: RowID<Asset>
  /// How the link came to be.
  public var origin: LinkOrigin
  /// The device's serial number; nil while the device is known only by its id (B2).
  public var serialNumber: SerialNumber?
  /// The tenant's own id of the device, as it was last seen.
  public var deviceID: String?
  /// The owner that was last remembered; nil when none ever was (G12).
  public var owner: RememberedOwner?
  /// The model, as it was last reported.
  public var model: DeviceModel
  /// The digest of the details as the device last stated them.
  public var statedDetails: DetailDigest
  /// When the details that move with use were last written (D4).
  public var refreshed: Instant
  /// Since when complete fetches lack the device (H2); nil while it is there.
  public var notSeenSince: Instant?
  /// For how long its owner was nobody (G13); nil while it is somebody.
  public var vacancy: Vacancy?

  /// A link with what it remembers.
  public init(
    id: RowID<Link>, version: Int64 = 1, asset: RowID<Asset>, origin: LinkOrigin,
    serialNumber: SerialNumber?, deviceID: String?, owner: RememberedOwner?, model: DeviceModel,
    statedDetails: DetailDigest, refreshed: Instant,
    notSeenSince: Instant? = nil, vacancy: Vacancy? = nil
  ) {
    self.id = id
    self.version = version
    self.asset = asset
    self.origin = origin
    self.serialNumber = serialNumber
    self.deviceID = deviceID
    self.owner = owner
    self.model = model
    self.statedDetails = statedDetails
    self.refreshed = refreshed
    self.notSeenSince = notSeenSince
    self.vacancy = vacancy
  }
}

/// How a link came to be; decides what the first model it learns means (E7).
public enum LinkOrigin: String, Hashable, Sendable, Codable, CaseIterable {
  /// The sync made the asset for the device.
  case created
  /// The asset was there before (F1).
  case merged
}

/// The owner that a link remembers, to tell a change from a state (G12).
public enum RememberedOwner: Hashable, Sendable, Codable {
  /// The device had no owner.
  case nobody
  /// It had an owner with this e-mail address.
  case person(ComparisonKey)
}

/// How long a device has been without an owner (G13).
public struct Vacancy: Hashable, Sendable, Codable {
  /// In how many complete runs in a row.
  public var runs: Int
  /// Since which run.
  public var since: Instant

  /// A vacancy of so many runs.
  public init(runs: Int, since: Instant) {
    self.runs = runs
    self.since = since
  }
}

/// By which details are recognised as unchanged without reading them (D4).
public struct DetailDigest: Hashable, Sendable, Codable {
  /// Of the values that change only when something about the device changed.
  public var stable: Int64
  /// Of the values that move with ordinary use, including the last check-in.
  public var volatile: Int64

  /// Digests that were computed before.
  public init(stable: Int64, volatile: Int64) {
    self.stable = stable
    self.volatile = volatile
  }

}

/// Computes digests of the details that devices state. The names of the details count too: under another name a value is news.
public struct DetailDigester: Sendable {
  private let stableNames: Int64
  private let volatileNames: Int64

  /// A digester of details with these names.
  public init(schema: DetailSchema) {
    stableNames = DeviceDetails.digest(schema.stable.joined(separator: "\u{1F}"))
    volatileNames = DeviceDetails.digest(schema.volatile.joined(separator: "\u{1F}"))
  }

  /// The digest of what a device states.
  public func digest(of device: Device) -> DetailDigest {
    let seen = device.lastSeen.map { DeviceDetails.digest($0.text) } ?? 0
    return DetailDigest(
      stable: stableNames ^ DeviceDetails.digest(device.details.stable),
      volatile: volatileNames ^ DeviceDetails.digest(device.details.volatile) ^ seen)
  }
}
