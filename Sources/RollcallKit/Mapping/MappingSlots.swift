import RollcallCore
import RollcallJSON

/// A mapping made ready for reading: the paths of a reader in a fixed order, and which of them each fact
/// looks at.
struct MappingSlots {
  private(set) var paths: [RecordPath] = []
  /// For each detail beyond the closed list, the numbers of its paths.
  private(set) var custom: [(key: String, slots: Range<Int>)] = []
  /// The owner block; nil when the vendor never says.
  private(set) var owner: OwnerSlots?
  /// For each path of the last contact, where a text stands, and where an object would hold date and zone.
  private(set) var lastSeen: [(text: Int, date: Int, zone: Int)] = []

  private var fields: [DeviceField: Range<Int>] = [:]

  init(_ mapping: FieldMapping) {
    for field in DeviceField.allCases where field != .lastSeen {
      fields[field] = add(mapping.fields[field] ?? [])
    }
    for path in mapping.fields[.lastSeen] ?? [] {
      lastSeen.append((add(path), add(path.appending("date")), add(path.appending("timezone"))))
    }
    for (key, paths) in mapping.custom.sorted(by: { $0.key < $1.key }) {
      custom.append((key, add(paths)))
    }
    if let block = mapping.owner { owner = ownerSlots(block) }
  }

  /// The numbers of a fact's paths, in the order in which they are tried.
  subscript(field: DeviceField) -> Range<Int> { fields[field] ?? 0..<0 }

  private mutating func add(_ path: RecordPath) -> Int {
    paths.append(path)
    return paths.count - 1
  }

  private mutating func add(_ more: [RecordPath]) -> Range<Int> {
    paths += more
    return (paths.count - more.count)..<paths.count
  }

  private mutating func ownerSlots(_ block: OwnerMapping) -> OwnerSlots {
    func inside(_ path: RecordPath) -> RecordPath { block.at?.appending(path) ?? path }
    return OwnerSlots(
      block: block.at.map { at in
        OwnerSlots.Block(at: add(at), first: add(at.appending("[0]")), second: add(at.appending("[1]")))
      },
      email: add(inside(block.email)), name: block.name.map { add(inside($0)) },
      nobody: block.nobody.map { (add(inside($0.path)), $0) })
  }
}

/// Where the owner is looked for.
struct OwnerSlots {
  /// The object that describes the owner; nil when the record itself does.
  var block: Block?
  var email: Int
  var name: Int?
  var nobody: (slot: Int, mark: NobodyMark)?

  /// The block, and its first elements where it is an array.
  struct Block {
    var at: Int
    var first: Int
    var second: Int
  }
}
