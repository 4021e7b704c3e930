import RollcallJSON

/// Makes of the records of a list those that the mapping reads: drops what is no device, and puts into each what belongs to it.
///
///     {"id":17,"user":4}  ─►  {"@stream":"macs","@users":{"id":4,"email":…},"id":17,"user":4}
struct RecordCompletion {
  private let filters: [Connector.RecordFilter]
  private let joins: [LoadedJoin]
  private let constants: [UInt8]
  private let reader: RecordReader

  init(
    _ connector: Connector, _ settings: ConnectorSettings, _ joins: [LoadedJoin], stream: String,
    partition: String?
  ) {
    filters = connector.filters.filter { filter in filter.setting.map { settings.isOn($0) } ?? true }
    self.joins = joins
    let isPlain = connector.streams.count == 1 && partition == nil && joins.isEmpty && connector.detail == nil
    constants = isPlain ? [] : Self.members([("@stream", stream), ("@partition", partition)])
    reader = RecordReader(filters.map(\.path) + joins.map(\.join.by))
  }

  /// Whether records stay as they are.
  var isNothing: Bool { filters.isEmpty && joins.isEmpty && constants.isEmpty }

  /// The devices among records; how many others there were.
  func devices(of records: RecordBatch) -> (records: RecordBatch, dropped: Int) {
    var made = RecordBatch()
    made.bytes.reserveCapacity(records.bytes.count)
    var dropped = 0
    for range in records.ranges {
      let record = Array(records.bytes[range])
      // What is no object is set aside by whoever maps it.
      guard reader.read(record) == .read else {
        made.append(record[...])
        continue
      }
      guard filters.indices.allSatisfy({ filters[$0].takes(reader.value($0)) }) else {
        dropped += 1
        continue
      }
      made.append(record[...], completedBy: constants + partners())
    }
    return (made, dropped)
  }

  /// What the record that was read last is joined with, as members of an object.
  private func partners() -> [UInt8] {
    var members: [UInt8] = []
    for (index, join) in joins.enumerated() {
      guard let partner = join.partner(of: reader.value(filters.count + index)) else { continue }
      members += "\"@\(join.join.name)\":".utf8
      switch partner {
      case .nobody: members += "null".utf8
      case .record(let bytes): members += bytes
      }
      members.append(UInt8(ascii: ","))
    }
    return members
  }

  private static func members(_ texts: [(String, String?)]) -> [UInt8] {
    Array(
      texts.compactMap { key, text in
        text.map { "\"\(key)\":\"\(JSONEscapes.ours.applied(to: $0))\"," }
      }.joined().utf8)
  }
}

extension RecordBatch {
  /// Adds a record, with members at its beginning, each with its comma.
  mutating func append(_ record: ArraySlice<UInt8>, completedBy members: [UInt8] = []) {
    let start = bytes.count
    if members.isEmpty || record.first != UInt8(ascii: "{") {
      bytes += record
    } else {
      let rest = record.dropFirst()
      let isEmpty = rest.first { $0 > 0x20 } == UInt8(ascii: "}")
      bytes.append(UInt8(ascii: "{"))
      bytes += isEmpty ? members.dropLast() : members[...]
      bytes += rest
    }
    ranges.append(start..<bytes.count)
  }
}

extension Connector.RecordFilter {
  /// Whether a record with this value is taken.
  func takes(_ value: RecordValue) -> Bool { fits(value) == (verb == .keep) }

  private func fits(_ value: RecordValue) -> Bool {
    switch condition {
    case .exists: !value.isEmpty
    case .isOne(let texts): Self.text(value).map { texts.contains($0) } ?? false
    case .has(let texts):
      value.list.map { list in list.split(separator: ", ").contains { texts.contains(String($0)) } } ?? false
    case .begins(let texts): Self.text(value).map { text in texts.contains { text.hasPrefix($0) } } ?? false
    }
  }

  private static func text(_ value: RecordValue) -> String? {
    if case .bool(let flag) = value.kind { return flag ? "true" : "false" }
    return value.text
  }
}
