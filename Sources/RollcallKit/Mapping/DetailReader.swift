import RollcallCore
import RollcallJSON

/// Packs the details of a record (D4): values in a fixed order, separated, so that a fleet of 100,000 keeps them small.
final class DetailReader {
  /// The names of the details, in their order.
  let schema: DetailSchema
  private let stable: [Source]
  private let volatile: [Source]
  private var scratch: [UInt8] = []

  private struct Source {
    var slots: [Int]
    var lookup: [String: String]?
    var spaces: Spaces
  }

  /// Whether white space inside a value is part of it.
  private enum Spaces {
    case kept
    case dropped
  }

  init(_ slots: MappingSlots, lookups: [DeviceField: [String: String]]) {
    func sources(_ fields: [DeviceField]) -> [(key: String, source: Source)] {
      fields.compactMap { field in
        guard let numbers = slots.fields[field], !numbers.isEmpty else { return nil }
        let spaces: Spaces = Self.identifiers.contains(field) ? .dropped : .kept
        return (field.rawValue, Source(slots: numbers, lookup: lookups[field], spaces: spaces))
      }
    }
    let custom = slots.custom.map { ("custom.\($0.key)", Source(slots: $0.slots, lookup: nil, spaces: .kept)) }
    let fixed = sources(Self.stableFields) + custom
    let moving = sources(DeviceField.allCases.filter { $0.isVolatile && $0 != .lastSeen })
    schema = DetailSchema(stable: fixed.map(\.key), volatile: moving.map(\.key))
    stable = fixed.map(\.1)
    volatile = moving.map(\.1)
  }

  /// What is a detail and no property of a device.
  private static let stableFields: [DeviceField] = [
    .modelIdentifier, .os, .osVersion, .managed, .supervised, .enrollment, .location, .group, .wifiMAC, .ethernetMAC,
    .imei, .storageGB,
  ]

  /// Numbers that vendors like to print in groups.
  private static let identifiers: Set<DeviceField> = [.imei, .wifiMAC]

  /// The details of the record that was read last.
  func read(from reader: RecordReader) -> DeviceDetails {
    DeviceDetails(stable: pack(stable, reader), volatile: pack(volatile, reader))
  }

  private func pack(_ sources: [Source], _ reader: RecordReader) -> String {
    scratch.removeAll(keepingCapacity: true)
    for (index, source) in sources.enumerated() {
      if index > 0 { scratch.append(DeviceDetails.separator) }
      append(source, reader)
    }
    return String(decoding: scratch, as: UTF8.self)
  }

  private func append(_ source: Source, _ reader: RecordReader) {
    for slot in source.slots {
      let value = reader.value(slot)
      if value.isEmpty { continue }
      switch value.kind {
      case .bool(let flag): scratch.append(contentsOf: flag ? "true".utf8 : "false".utf8)
      case .string, .number: append(value, source)
      case .missing, .null, .object, .emptyObject, .array, .emptyArray: continue
      }
      return
    }
  }

  private func append(_ value: RecordValue, _ source: Source) {
    if let lookup = source.lookup {
      scratch.append(contentsOf: (value.text.flatMap { lookup[$0] } ?? "").utf8)
      return
    }
    for byte in value.bytes where byte != DeviceDetails.separator {
      if byte == 0x20, source.spaces == .dropped { continue }
      scratch.append(byte)
    }
  }
}
