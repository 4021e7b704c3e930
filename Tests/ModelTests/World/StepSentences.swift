/// Steps as sentences, for people who read a failure.
extension WorldStep: CustomStringConvertible {
  var description: String {
    switch self {
    case .wait(let minutes): "\(minutes) minutes pass"
    case .restart: "the program restarts"
    case .tenant(let place, let step): "in the tenant of \(place.reference): \(step)"
    case .setting(let place, let step): "settings of \(place.reference): \(step)"
    case .hand(let account, let hand): "by hand in \(account): \(hand)"
    case .sync(let place): "sync \(place.reference)"
    case .decision(let place, .approve):
      "the held run of \(place.reference) is approved, or discarded if it moved"
    case .decision(let place, .discard): "the held run of \(place.reference) is discarded"
    case .decision(let place, .undo):
      "the last run of \(place.reference) is undone, if nothing happened since"
    }
  }
}

extension TenantStep: CustomStringConvertible {
  var description: String {
    switch self {
    case .add(let number, let device): "device \(number) comes: \(device)"
    case .remove(let number): "device \(number) goes"
    case .change(let number, let change): "device \(number): \(change)"
    case .move(let number, let place): "device \(number) moves to place \(place) of the reply"
    case .bad(let count): "\(count) records are no devices"
    }
  }
}

extension ModelDevice: CustomStringConvertible {
  var description: String {
    let changes: [DeviceChange] = [
      .serial(serial), .udid(udid), .name(name), .tag(tag), .model(model, identifier: modelIdentifier),
      .maker(maker), .owner(owner), .managed(isManaged), .contact(contact), .trashed(isTrashed),
      .system(system), .battery(battery),
    ]
    return changes.filter { !$0.saysNothing }.map(\.description).joined(separator: ", ")
  }
}

extension DeviceChange: CustomStringConvertible {
  var description: String {
    switch self {
    case .serial(let value): "serial \(Sentence.quoted(value))"
    case .udid(let value): "udid \(Sentence.quoted(value))"
    case .name(let value): "name \(Sentence.quoted(value))"
    case .tag(let value): "asset tag \(Sentence.quoted(value))"
    case .model(let name, let identifier):
      "model \(Sentence.quoted(name)), model identifier \(Sentence.quoted(identifier))"
    case .maker(let value): "manufacturer \(Sentence.quoted(value))"
    case .owner(let owner): "owner \(owner)"
    case .managed(let value): "managed \(value.map { $0 ? "yes" : "no" } ?? "not reported")"
    case .contact(let contact): "last check-in \(contact.text ?? "not reported")"
    case .trashed(let value): value ? "in the trash" : "not in the trash"
    case .system(let value): "system \(Sentence.quoted(value))"
    case .battery(let value): "battery \(Sentence.quoted(value))"
    }
  }

  /// Whether a device that says so says no more than one without.
  fileprivate var saysNothing: Bool {
    switch self {
    case .serial(let value), .udid(let value), .name(let value), .tag(let value), .maker(let value),
      .system(let value), .battery(let value):
      value == nil
    case .model(let name, let identifier): name == nil && identifier == nil
    case .owner: false
    case .managed(let value): value == nil
    case .contact(let contact): contact == .none
    case .trashed(let value): !value
    }
  }
}

extension ModelOwner: CustomStringConvertible {
  var description: String {
    switch self {
    case .person(let email): Sentence.quoted(email)
    case .stranger(let name): "\(name) without an e-mail"
    case .nobody: "nobody"
    case .unsaid: "not reported"
    }
  }
}

extension SettingStep: CustomStringConvertible {
  var description: String {
    switch self {
    case .enabled(let value): "enabled: \(value)"
    case .idFrom(let source): "asset_id: \(source.written)"
    case .nameFrom(let source): "asset_name: \(source.written)"
    case .handsOut(let value): "auto_checkout: \(value)"
    case .follows(let value): "follow_owner_change: \(value)"
    case .takesBack(let value): "checkin_on_owner_removed: \(value)"
    case .merges(let value): "merge_existing: \(value)"
    case .patience(.none): "checkin_after: 0"
    case .patience(.runs(let runs)): "checkin_after: \(runs) runs"
    case .patience(.hours(let hours)): "checkin_after: \(hours)h"
    case .limit(nil): "max_checkout_changes: off"
    case .limit(.count(let count)): "max_checkout_changes: \(count)"
    case .limit(.share(let percent)): "max_checkout_changes: \(percent)%"
    }
  }
}

extension ModelSource {
  /// As in config.yaml.
  fileprivate var written: String {
    switch self {
    case .serial: "serial_number"
    case .name: "name"
    case .tag: "asset_tag"
    case .nothing: "none"
    }
  }
}

extension ModelHand: CustomStringConvertible {
  var description: String {
    switch self {
    case .add(let id, let name, let serial, let product, let maker, let category):
      Sentence.list(
        "add \(Sentence.quoted(id))", ("name", name), ("serial", serial), ("product", product),
        ("manufacturer", maker), ("category", category))
    case .edit(let asset, let id, let name, let serial, let product, let maker):
      Sentence.list(
        "edit \(Sentence.quoted(asset))", ("Asset ID", id), ("name", name), ("serial", serial),
        ("product", product), ("manufacturer", maker))
    case .archive(let asset): "archive \(Sentence.quoted(asset))"
    case .restore(let asset): "restore \(Sentence.quoted(asset))"
    case .delete(let asset): "delete \(Sentence.quoted(asset))"
    case .deleteLinked(let connection): "delete all that \(connection) is linked to"
    case .forget(let connection, let asset):
      "forget \(asset.map { Sentence.quoted($0) } ?? "all links") of \(connection)"
    case .checkOut(let asset, .person(let email), let reassigns):
      "check out \(Sentence.quoted(asset)) to \(Sentence.quoted(email))\(reassigns ? ", whoever has it" : "")"
    case .checkOut(let asset, .place(let room), let reassigns):
      "check out \(Sentence.quoted(asset)) at \(Sentence.quoted(room))\(reassigns ? ", whoever has it" : "")"
    case .checkIn(let asset): "check in \(Sentence.quoted(asset))"
    case .addEmployee(let email): "add employee \(Sentence.quoted(email))"
    case .archiveEmployee(let email): "archive employee \(Sentence.quoted(email))"
    case .addPlace(let name): "add location \(Sentence.quoted(name))"
    case .editProduct(let product, let maker, let name, let category):
      Sentence.list(
        "edit product \(Sentence.quoted(product))", ("of manufacturer", maker), ("name", name),
        ("category", category))
    }
  }
}

/// Parts of sentences.
private enum Sentence {
  /// Quoted, so that white space and normal forms can be seen.
  static func quoted(_ text: String?) -> String {
    guard let text else { return "none" }
    let marked = text.unicodeScalars.map { scalar in
      scalar.value < 0x300 || scalar.value > 0x36F
        ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return "“\(marked.joined())”"
  }

  static func list(_ verb: String, _ values: (key: String, value: String?)...) -> String {
    ([verb] + values.compactMap { key, value in value.map { "\(key) \(quoted($0))" } }).joined(
      separator: ", ")
  }
}
