/// The devices of a fetch, in the order of the reply.
public struct Fleet: RandomAccessCollection, Sendable, Hashable, Codable {
  private var devices: [Device] = []

  /// A fleet of these devices.
  public init(_ devices: [Device] = []) {
    self.devices = devices
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { devices.count }
  public subscript(index: Int) -> Device { devices[index] }

  /// Adds a device at the end.
  public mutating func append(_ device: Device) {
    devices.append(device)
  }

  /// The serial number at an index.
  public func serialNumber(at index: Int) -> SerialNumber? { devices[index].serialNumber }
}
