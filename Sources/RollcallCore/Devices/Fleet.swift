/// The devices of a fetch, in the order of the reply.
///
/// A fleet keeps 100,000 devices as bytes, one behind the other, and makes a ``Device`` whenever one is asked
/// for: a `Device` in memory is more than twice as large. Names that many devices share (models, the
/// manufacturer) are kept once.
///
///     places  ─► 0        231        448 …
///     chunks  ─► [ serial id name tag … | serial id name tag … | … ]
///     shared  ─► "iPad (9th generation)"  "iPad12,1"  "Apple" …
public struct Fleet: RandomAccessCollection, Sendable {
  private var places: [Place] = []
  private var chunks: [[UInt8]] = []
  private var shared = SharedTexts()

  /// Where the bytes of a device begin.
  private struct Place {
    var chunk: UInt32
    var offset: UInt32
  }

  /// A chunk that is full is never touched again; so a growing fleet is never copied as a whole.
  private static let chunkSize = 1 << 20

  /// A fleet without devices.
  public init() {}

  /// A fleet of these devices.
  public init(_ devices: [Device]) {
    for device in devices { append(device) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { places.count }

  /// The device at a place, made anew from its bytes.
  public subscript(index: Int) -> Device {
    reading(index) { $0.device(shared) }
  }

  /// The serial number at an index, without the rest of the device.
  public func serialNumber(at index: Int) -> SerialNumber? {
    reading(index) { $0.serialNumber() }
  }

  /// Adds a device at the end.
  public mutating func append(_ device: Device) {
    if (chunks.last?.count ?? Self.chunkSize) >= Self.chunkSize { beginChunk() }
    let last = chunks.count - 1
    places.append(Place(chunk: UInt32(last), offset: UInt32(chunks[last].count)))
    chunks[last].append(device, sharing: &shared)
  }

  private mutating func beginChunk() {
    // Small fleets stay small; a chunk that begins later will be filled, with the end of its last device
    // beyond the size.
    var chunk: [UInt8] = []
    if !chunks.isEmpty { chunk.reserveCapacity(Self.chunkSize + 4096) }
    chunks.append(chunk)
  }

  private func reading<Value>(_ index: Int, _ read: (inout PackedDevice) -> Value) -> Value {
    let place = places[index]
    return chunks[Int(place.chunk)].withUnsafeBufferPointer { bytes in
      var packed = PackedDevice(bytes, at: Int(place.offset))
      return read(&packed)
    }
  }
}

extension Fleet: Hashable {
  /// Whether both have equal devices in one order, however they are kept.
  public static func == (a: Fleet, b: Fleet) -> Bool { a.elementsEqual(b) }

  /// Hashes the serial numbers, which nearly always tell fleets apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for index in indices { hasher.combine(serialNumber(at: index)) }
  }
}

extension Fleet: Codable {
  /// Reads a list of devices.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    while !container.isAtEnd { append(try container.decode(Device.self)) }
  }

  /// Writes a list of devices.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for device in self { try container.encode(device) }
  }
}
