import RollcallCore
import RollcallJSON

/// Packs the details of a record (D4): values in a fixed order, separated, so that a fleet of 100,000 keeps
/// them small.
///
/// Values are brought into one form each, so that a vendor that changes a type (`true`, `1`, `"1"`) changes
/// no detail.
final class DetailReader {
  /// The names of the details, in their order.
  let schema: DetailSchema
  private let stable: [Source]
  private let volatile: [Source]
  private let reader: RecordReader
  private var scratch: [UInt8] = []

  private struct Source {
    var key: String
    var fact: FactSlots
    var form: Form
    var names: [String: String]?
  }

  /// What a detail is written as.
  private enum Form {
    /// As it came.
    case text
    /// Without white space: numbers that vendors like to print in groups.
    case compact
    /// `true` or `false`.
    case flag
    /// Digits.
    case number
  }

  init(_ slots: MappingSlots, _ reader: RecordReader, lookups: [DeviceField: [String: String]]) {
    func sources(_ fields: [DeviceField]) -> [Source] {
      fields.filter { !slots[$0].isEmpty }.map { field in
        Source(key: field.rawValue, fact: slots[field], form: Self.form(of: field), names: lookups[field])
      }
    }
    stable =
      sources(Self.stableFields)
      + slots.custom.map { Source(key: "custom.\($0.key)", fact: $0.fact, form: .text, names: nil) }
    volatile = sources(DeviceField.allCases.filter { $0.isVolatile && $0 != .lastSeen })
    schema = DetailSchema(stable: stable.map(\.key), volatile: volatile.map(\.key))
    self.reader = reader
  }

  /// What is a detail and does not move with use.
  private static let stableFields: [DeviceField] = [
    .modelIdentifier, .os, .osVersion, .managed, .supervised, .enrollment, .location, .group, .wifiMAC,
    .ethernetMAC,
    .imei, .storageGB,
  ]

  private static func form(of field: DeviceField) -> Form {
    switch field {
    case .managed, .supervised: .flag
    case .storageGB, .storageFreeGB, .battery: .number
    case .imei, .wifiMAC: .compact
    case .deviceID, .serialNumber, .name, .assetTag, .model, .modelIdentifier, .manufacturer, .os, .osVersion,
      .enrollment, .lifecycle, .location, .group, .lastSeen, .ethernetMAC:
      .text
    }
  }

  /// The details of the record that was read last.
  func details() -> DeviceDetails {
    DeviceDetails(stable: pack(stable), volatile: pack(volatile))
  }

  private func pack(_ sources: [Source]) -> String {
    scratch.removeAll(keepingCapacity: true)
    pack(sources, into: &scratch)
    return String(decoding: scratch, as: UTF8.self)
  }

  private func pack(_ sources: [Source], into packed: inout [UInt8]) {
    for index in sources.indices {
      if index > 0 { packed.append(DeviceDetails.separator) }
      append(sources[index], to: &packed)
    }
    while packed.last == DeviceDetails.separator { packed.removeLast() }
  }

  /// The first path that holds a value of this form wins.
  private func append(_ source: borrowing Source, to packed: inout [UInt8]) {
    for slot in source.fact.slots {
      let value = reader.value(slot)
      if !source.fact.steps.isEmpty {
        guard let text = source.fact.made(of: value.list) else { continue }
        return append(text, source, to: &packed)
      }
      if let names = source.names {
        guard let text = value.text else { continue }
        // An id without a name stays empty: it would say nothing to a person.
        return packed.append(contentsOf: (names[text] ?? "").utf8)
      }
      let before = packed.count
      append(value, source.form, to: &packed)
      if packed.count > before { return }
    }
    if let constant = source.fact.constant { append(constant, source, to: &packed) }
  }

  /// A text that was made of what the record states.
  private func append(_ text: String, _ source: borrowing Source, to packed: inout [UInt8]) {
    var text = source.names.map { $0[text] ?? "" } ?? text
    switch source.form {
    case .flag: text = RecordValue.flag(text).map { $0 ? "true" : "false" } ?? ""
    case .number: text = Double(text) == nil ? "" : text
    case .text, .compact: break
    }
    let dropped = source.form == .compact ? 0x20 : DeviceDetails.separator
    text.withUTF8 { append($0, without: dropped, to: &packed) }
  }

  private func append(_ value: RecordValue, _ form: Form, to packed: inout [UInt8]) {
    switch form {
    case .flag:
      if let flag = value.bool { append(flag, to: &packed) }
    case .number:
      if value.kind == .number || value.number != nil { append(value.trimmed, to: &packed) }
    case .text, .compact:
      switch value.kind {
      case .bool(let flag): append(flag, to: &packed)
      case .string, .number, .array:
        append(value.trimmed, without: form == .compact ? 0x20 : DeviceDetails.separator, to: &packed)
      case .missing, .null, .object, .emptyObject, .emptyArray: return
      }
    }
  }

  private func append(_ flag: Bool, to packed: inout [UInt8]) {
    packed.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  private func append(
    _ bytes: UnsafeBufferPointer<UInt8>, without dropped: UInt8 = DeviceDetails.separator,
    to packed: inout [UInt8]
  ) {
    if !bytes.contains(dropped), !bytes.contains(DeviceDetails.separator) {
      return packed.append(contentsOf: bytes)
    }
    for byte in bytes where byte != dropped && byte != DeviceDetails.separator { packed.append(byte) }
  }
}
