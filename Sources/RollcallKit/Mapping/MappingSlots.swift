import RollcallCore
import RollcallJSON

/// A mapping made ready for reading: the paths of a reader in a fixed order, and which of them each fact
/// looks at.
struct MappingSlots {
  private(set) var paths: [RecordPath] = []
  /// For each detail beyond the closed list, where it is looked for.
  private(set) var custom: [(key: String, fact: FactSlots)] = []
  /// The owner block; nil when the vendor never says.
  private(set) var owner: OwnerSlots?
  /// Where the last contact is looked for.
  private(set) var lastSeen = TimeSlots()
  /// For each fact of the mapping, the numbers of the paths at which it may stand.
  private(set) var uses: [(field: String, slots: [Int])] = []

  private var fields: [DeviceField: FactSlots] = [:]

  init(_ mapping: FieldMapping) {
    for field in DeviceField.allCases {
      guard let source = mapping.fields[field] else { continue }
      if field == .lastSeen {
        lastSeen = timeSlots(source)
        uses.append((field.rawValue, lastSeen.places.map(\.text)))
      } else {
        fields[field] = add(source, field.rawValue)
      }
    }
    for (key, source) in mapping.custom.sorted(by: { $0.key < $1.key }) {
      custom.append((key, add(source, "custom.\(key)")))
    }
    if let block = mapping.owner {
      let slots = ownerSlots(block)
      owner = slots
      uses.append(("owner", slots.block.map { [$0.at] } ?? slots.emails))
    }
  }

  /// Where a fact is looked for; nowhere when the mapping does not have it.
  subscript(field: DeviceField) -> FactSlots { fields[field] ?? FactSlots() }

  private mutating func add(_ path: RecordPath) -> Int {
    paths.append(path)
    return paths.count - 1
  }

  private mutating func add(_ source: FieldSource, _ field: String) -> FactSlots {
    let first = paths.count
    paths += source.paths
    if !source.paths.isEmpty { uses.append((field, Array(first..<paths.count))) }
    return FactSlots(slots: first..<paths.count, steps: source.steps, constant: source.constant)
  }

  private mutating func timeSlots(_ source: FieldSource) -> TimeSlots {
    TimeSlots(
      places: source.paths.map { path in
        (add(path), add(path.appending("date")), add(path.appending("timezone")))
      }, steps: source.steps)
  }

  private mutating func ownerSlots(_ block: OwnerMapping) -> OwnerSlots {
    func inside(_ path: RecordPath) -> RecordPath { path.fromRecord ?? block.at?.appending(path) ?? path }
    return OwnerSlots(
      block: block.at.map { at in
        OwnerSlots.Block(at: add(at), first: add(at.appending("[0]")), second: add(at.appending("[1]")))
      },
      emails: ([block.email] + (block.otherEmails ?? [])).map { add(inside($0)) },
      name: block.name.map { add(inside($0)) },
      nobody: block.nobody.map { (add(inside($0.path)), $0) },
      isSilentWhenNull: block.isSilentWhenNull ?? false)
  }
}

/// Where a fact is looked for, and what is made of what is found.
struct FactSlots {
  /// The numbers of its paths, in the order in which they are tried.
  var slots = 0..<0
  var steps: [TextStep] = []
  var constant: String?

  /// Whether nothing is ever found.
  var isEmpty: Bool { slots.isEmpty && constant == nil }

  /// What the steps make of a text; nil when nothing is left.
  func made(of text: String?) -> String? {
    steps.reduce(text) { text, step in text.flatMap { step.applied(to: $0) } }
  }
}

/// Where the last contact is looked for.
struct TimeSlots {
  /// For each path, where a text stands, and where an object would hold date and zone.
  var places: [(text: Int, date: Int, zone: Int)] = []
  var steps: [TextStep] = []
}

/// Where the owner is looked for.
struct OwnerSlots {
  /// The object that describes the owner; nil when the record itself does.
  var block: Block?
  var emails: [Int]
  var name: Int?
  var nobody: (slot: Int, mark: NobodyMark)?
  /// Whether null is not nobody.
  var isSilentWhenNull: Bool

  /// The block, and its first elements where it is an array.
  struct Block {
    var at: Int
    var first: Int
    var second: Int
  }
}
