import RollcallCore
import RollcallJSON

/// Notices which facts of a mapping no record has: a path that was mistyped, or that the vendor gave up.
struct PathSightings {
  private let reader: RecordReader
  private let paths: [RecordPath]
  private var unseen: [(field: String, slots: [Int])]

  init(_ slots: MappingSlots, _ reader: RecordReader) {
    self.reader = reader
    paths = slots.paths
    unseen = slots.uses
  }

  /// Looks at the record that was read last.
  mutating func look() {
    if unseen.isEmpty { return }
    let reader = reader
    unseen.removeAll { use in use.slots.contains { reader.value($0).kind != .missing } }
  }

  /// What no record had so far.
  var missed: [MissedField] {
    unseen.map { use in MissedField(field: use.field, paths: use.slots.map { paths[$0].text }) }
  }
}
