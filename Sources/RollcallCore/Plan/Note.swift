/// What a link remembers from now on. Notes are no changes of the register and are not journalled.
public struct Note: Hashable, Sendable, Codable {
  /// The link whose memory is written.
  public var link: RowID<Link>
  /// Why it is written.
  public var reasons: NoteReasons
  /// What happens to it.
  public var action: Action

  /// What a note does.
  public enum Action: Hashable, Sendable, Codable {
    /// The link remembers all of this.
    case remember(LinkMemory)
    /// The link is marked as not seen since the run (H2).
    case markNotSeen
  }

  /// A note.
  public init(link: RowID<Link>, reasons: NoteReasons, action: Action) {
    self.link = link
    self.reasons = reasons
    self.action = action
  }
}

/// All that a link remembers, as it is written.
public struct LinkMemory: Hashable, Sendable, Codable {
  /// The device's serial number; nil while it is known only by its id.
  public var serialNumber: SerialNumber?
  /// The tenant's own id of the device.
  public var deviceID: String?
  /// The owner; nil when none was ever remembered.
  public var owner: RememberedOwner?
  /// What the device last said of its model; nothing known is blanked (D3).
  public var model: DeviceModel
  /// The details as stated; merged with what is there when they are written (D3).
  public var details: DeviceDetails
  /// The tenant's last contact; nil keeps what is there.
  public var lastSeen: LastSeen?
  /// The digest of the details as stated.
  public var statedDetails: DetailDigest
  /// For how long the owner was nobody.
  public var vacancy: Vacancy?

  /// A memory with its parts.
  public init(
    serialNumber: SerialNumber?, deviceID: String?, owner: RememberedOwner?, model: DeviceModel,
    details: DeviceDetails, lastSeen: LastSeen?, statedDetails: DetailDigest, vacancy: Vacancy?
  ) {
    self.serialNumber = serialNumber
    self.deviceID = deviceID
    self.owner = owner
    self.model = model
    self.details = details
    self.lastSeen = lastSeen
    self.statedDetails = statedDetails
    self.vacancy = vacancy
  }
}
