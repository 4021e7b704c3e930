import RollcallCore
import RollcallJSON

/// A mapping made ready for reading: the paths of a reader in a fixed order, and which of them each fact looks at.
struct MappingSlots {
  private(set) var paths: [RecordPath] = []
  /// For each fact, the numbers of its paths.
  private(set) var fields: [DeviceField: [Int]] = [:]
  /// For each detail beyond the closed list, likewise.
  private(set) var custom: [(key: String, slots: [Int])] = []
  /// The owner block.
  private(set) var owner: OwnerSlots?
  /// For each path of the last contact, where an object would hold date and zone.
  private(set) var lastSeenParts: [(date: Int, zone: Int)] = []

  init(_ mapping: FieldMapping) {
    for field in DeviceField.allCases {
      fields[field] = (mapping.fields[field] ?? []).map { add($0) }
    }
    for path in mapping.fields[.lastSeen] ?? [] {
      lastSeenParts.append((add(path.appending(RecordPath("date"))), add(path.appending(RecordPath("timezone")))))
    }
    for (key, paths) in mapping.custom.sorted(by: { $0.key < $1.key }) {
      custom.append((key, paths.map { add($0) }))
    }
    if let block = mapping.owner { owner = ownerSlots(block) }
  }

  private mutating func add(_ path: RecordPath) -> Int {
    paths.append(path)
    return paths.count - 1
  }

  private mutating func ownerSlots(_ block: OwnerMapping) -> OwnerSlots {
    func inside(_ path: RecordPath) -> RecordPath { block.at?.appending(path) ?? path }
    return OwnerSlots(
      at: block.at.map { add($0) }, email: add(inside(block.email)), name: block.name.map { add(inside($0)) },
      nobody: block.nobody.map { (add(inside($0.path)), $0) },
      element: block.at.map { add($0.appending(RecordPath("[0]"))) },
      second: block.at.map { add($0.appending(RecordPath("[1]"))) })
  }
}

/// Where the owner is looked for.
struct OwnerSlots {
  /// The block; nil when the record itself is it.
  var at: Int?
  var email: Int
  var name: Int?
  var nobody: (slot: Int, mark: NobodyMark)?
  /// The first and second elements, where the block is an array.
  var element: Int?
  var second: Int?
}
