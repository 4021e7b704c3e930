import RollcallCore
import RollcallJSON

/// Reads which of the four shapes an owner has (G). Whatever cannot be read is *not reported*, never nobody.
struct OwnerReader {
  private let slots: OwnerSlots
  private let reader: RecordReader

  init(_ slots: OwnerSlots, _ reader: RecordReader) {
    self.slots = slots
    self.reader = reader
  }

  /// The owner that the record states that was read last.
  var owner: Owner {
    guard let block = slots.block else { return flat }
    switch reader.value(block.at).kind {
    case .missing, .bool, .number: return .notReported
    case .null: return slots.isSilentWhenNull ? .notReported : .nobody
    case .emptyObject, .emptyArray: return .nobody
    case .string: return emptyText(block.at)
    case .object: return person
    case .array: return wrapped(block)
    }
  }

  /// A one-element array stands for its element; of a longer one nobody knows who is meant.
  private func wrapped(_ block: OwnerSlots.Block) -> Owner {
    guard reader.value(block.second).kind == .missing else { return .notReported }
    switch reader.value(block.first).kind {
    case .object: return person
    case .null, .emptyObject, .emptyArray: return .nobody
    case .string: return emptyText(block.first)
    case .missing, .bool, .number, .array: return .notReported
    }
  }

  /// Without a block, an e-mail address is the owner.
  private var flat: Owner {
    let slot = email
    let email = reader.value(slot)
    switch email.kind {
    case .missing, .bool, .number, .object, .array: return .notReported
    case .null, .emptyObject, .emptyArray: return .nobody
    case .string: return email.text.map { .person(email: $0, name: name) } ?? emptyText(slot)
    }
  }

  /// The path at which the address stands: the first with a text, else the first with anything.
  private var email: Int {
    guard slots.emails.count > 1 else { return slots.emails[0] }
    return slots.emails.first { reader.value($0).text != nil }
      ?? slots.emails.first { reader.value($0).kind != .missing } ?? slots.emails[0]
  }

  /// Only "" says that there is nobody; white space may be anything.
  private func emptyText(_ slot: Int) -> Owner {
    reader.value(slot).bytes.isEmpty ? .nobody : .notReported
  }

  private var person: Owner {
    let email = reader.value(email)
    if let address = email.text { return .person(email: address, name: name) }
    guard let nobody = slots.nobody, isMarked(reader.value(nobody.slot), nobody.mark) else {
      return .personWithoutEmail(name: name)
    }
    switch email.kind {
    case .missing, .null, .string, .emptyObject, .emptyArray: return .nobody
    case .bool, .number, .object, .array: return .notReported
    }
  }

  private func isMarked(_ value: RecordValue, _ mark: NobodyMark) -> Bool {
    switch value.kind {
    case .missing: return mark.missing == .nobody
    case .string, .number: return mark.values.contains(value.text ?? "")
    case .null, .bool, .object, .emptyObject, .array, .emptyArray: return false
    }
  }

  private var name: String? { slots.name.flatMap { reader.value($0).text } }
}
