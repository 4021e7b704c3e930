/// A device as a tenant described it in one fetch, in the host's terms.
public struct Device: Hashable, Sendable, Codable {
  /// Its place in the reply, from 0; orders everything that rules decide by "first".
  public var place: Int
  /// The tenant's own id of the record (the UDID); nil when there is none.
  public var deviceID: String?
  /// The serial number, normalised; nil when there is no usable one (B2).
  public var serialNumber: SerialNumber?
  /// The device's name, trimmed; nil when empty.
  public var name: String?
  /// The asset tag, trimmed; nil when empty.
  public var assetTag: String?
  /// The model, as reported.
  public var model: DeviceModel
  /// The manufacturer's name; nil when neither record nor plugin says.
  public var manufacturer: String?
  /// Who has it.
  public var owner: Owner
  /// Whether the tenant manages it; nil when not reported.
  public var managed: Bool?
  /// The tenant's last contact with it; nil when never or not reported.
  public var lastSeen: LastSeen?
  /// The rest.
  public var details: DeviceDetails

  /// A device with what is known of it.
  public init(
    place: Int, deviceID: String?, serialNumber: SerialNumber?, name: String? = nil, assetTag: String? = nil,
    model: DeviceModel = DeviceModel(name: nil, identifier: nil), manufacturer: String? = nil,
    owner: Owner = .notReported, managed: Bool? = nil, lastSeen: LastSeen? = nil,
    details: DeviceDetails = .none
  ) {
    self.place = place
    self.deviceID = deviceID
    self.serialNumber = serialNumber
    self.name = name
    self.assetTag = assetTag
    self.model = model
    self.manufacturer = manufacturer
    self.owner = owner
    self.managed = managed
    self.lastSeen = lastSeen
    self.details = details
  }
}
