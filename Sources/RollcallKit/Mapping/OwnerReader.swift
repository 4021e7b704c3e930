import RollcallCore
import RollcallJSON

/// Reads which of the four shapes an owner has (G). Whatever cannot be read is *not reported*, never nobody.
struct OwnerReader {
  let slots: OwnerSlots
  let reader: RecordReader

  var owner: Owner {
    guard let at = slots.at else { return flat }
    switch reader.value(at).kind {
    case .missing, .bool, .number: return .notReported
    case .null, .emptyObject, .emptyArray: return .nobody
    case .string: return reader.value(at).isEmpty ? .nobody : .notReported
    case .object: return person
    case .array: return wrapped
    }
  }

  /// A one-element array stands for its element; of a longer one nobody knows who is meant.
  private var wrapped: Owner {
    guard let first = slots.element, let second = slots.second, reader.value(second).kind == .missing else {
      return .notReported
    }
    switch reader.value(first).kind {
    case .object: return person
    case .null, .emptyObject, .emptyArray: return .nobody
    case .string: return reader.value(first).isEmpty ? .nobody : .notReported
    case .missing, .bool, .number, .array: return .notReported
    }
  }

  /// Without a block, an e-mail address is the owner.
  private var flat: Owner {
    let email = reader.value(slots.email)
    switch email.kind {
    case .missing, .bool, .number, .object, .array: return .notReported
    case .null, .emptyObject, .emptyArray: return .nobody
    case .string: return email.text.map { .person(email: $0, name: name) } ?? .nobody
    }
  }

  private var person: Owner {
    if let email = reader.value(slots.email).text { return .person(email: email, name: name) }
    if let nobody = slots.nobody, isMarked(reader.value(nobody.slot), nobody.mark) { return .nobody }
    return .personWithoutEmail(name: name)
  }

  private func isMarked(_ value: RecordValue, _ mark: NobodyMark) -> Bool {
    if value.isEmpty { return mark.missing == .nobody }
    return value.text.map { mark.values.contains($0) } ?? false
  }

  private var name: String? { slots.name.flatMap { reader.value($0).text } }
}
