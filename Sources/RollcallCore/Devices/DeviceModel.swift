/// What the tenant calls the model of a device.
public struct DeviceModel: Hashable, Sendable, Codable {
  /// The marketing name, such as `iPad (9th generation)`; nil when not reported.
  public var name: String?
  /// The vendor's identifier, such as `iPad12,1`; nil when not reported.
  public var identifier: String?

  /// A model as reported.
  public init(name: String?, identifier: String?) {
    self.name = name
    self.identifier = identifier
  }

  /// Whether anything was reported at all.
  public var isReported: Bool { name != nil || identifier != nil }

  /// The name of its product (E6): the marketing name, else the identifier, else `Unknown model`.
  public var productName: String { name ?? identifier ?? "Unknown model" }
}
