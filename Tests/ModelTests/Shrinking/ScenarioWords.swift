/// Steps in the words of scenario files; nil where those have none.
extension ModelChange {
  /// `set_name S1 from My iPad to Library iPad 14 (D2)`.
  var inScenario: String {
    var words = [kind, asset ?? "null"]
    if let from { words += ["from", from] }
    if let to, kind != "create_asset" { words += ["to", to] }
    return (words + ["(\(rule))"]).joined(separator: " ")
  }
}

extension SettingStep {
  /// The line of the settings; nil where scenarios have no word for it.
  var inScenario: String? {
    switch self {
    case .enabled, .limit(.share), .limit(nil), .patience(.hours): nil
    case .patience(.none): "checkin_after: 1 runs"
    case .idFrom, .nameFrom, .handsOut, .follows, .takesBack, .merges, .patience, .limit(.count): description
    }
  }
}

extension TenantStep {
  /// What a step says of one device; scenarios name devices by their serial numbers.
  func inScenario(_ serials: inout [Int: String]) -> String? {
    switch self {
    case .add(let number, let device):
      guard let serial = device.serial, !serials.values.contains(serial) else { return nil }
      serials[number] = serial
      return device.inScenario(serial)
    case .remove(let number):
      guard let serial = serials.removeValue(forKey: number) else { return nil }
      return ScenarioFile.members([("serial", serial), ("removed", "true")])
    case .change(let number, let change):
      guard let serial = serials[number], let member = change.inScenario else { return nil }
      return ScenarioFile.members([("serial", serial)]) + ", \(member)"
    case .move, .bad: return nil
    }
  }
}

extension ModelDevice {
  func inScenario(_ serial: String) -> String? {
    guard maker == "Apple", contact == .none, system == nil, battery == nil else { return nil }
    let changes: [DeviceChange] = [
      .udid(udid), .name(name), .tag(tag), .model(model, identifier: modelIdentifier), .owner(owner),
      .managed(isManaged), .trashed(isTrashed),
    ]
    let members = changes.compactMap(\.inScenario)
    guard members.count == changes.count else { return nil }
    return ScenarioFile.members([("serial", serial), ("removed", "false")]) + ", "
      + members.joined(separator: ", ")
  }
}

extension DeviceChange {
  var inScenario: String? {
    switch self {
    case .serial, .maker, .contact, .system, .battery, .managed(nil), .udid(nil): nil
    case .udid(.some(let value)): ScenarioFile.members([("udid", value)])
    case .name(let value): ScenarioFile.members([("name", value ?? "")])
    case .tag(let value): ScenarioFile.members([("asset_tag", value ?? "")])
    case .model(.some(let name), _): ScenarioFile.members([("model", name)])
    case .model(nil, nil): ScenarioFile.members([("model", "none")])
    case .model(nil, .some): nil
    case .owner(.person(let email)): ScenarioFile.members([("owner", email)])
    case .owner(.stranger(let name)): "owner: {\(ScenarioFile.members([("name", name), ("email", "none")]))}"
    case .owner(.nobody): "owner: nobody"
    case .owner(.unsaid): "owner: not reported"
    case .managed(.some(let value)): "managed: \(value)"
    case .trashed(let value): "trash: \(value)"
    }
  }
}

extension ModelHand {
  /// The command as scenarios write it; nil where they have no word for it.
  var inScenario: String? {
    switch self {
    case .archive(let asset): "archive \(asset)"
    case .restore(let asset): "restore \(asset)"
    case .delete(let asset): "delete \(asset)"
    case .checkOut(let asset, .person(let email), _): "check out \(asset) to \(email)"
    case .checkOut(let asset, .place(let room), _): "check out \(asset) at \(room)"
    case .checkIn(let asset): "check in \(asset)"
    case .addEmployee(let email): "add employee \(email)"
    case .archiveEmployee(let email): "archive employee \(email)"
    case .edit(let asset, nil, .some(let name), nil, nil, nil): "rename \(asset) to \(name)"
    case .edit(let asset, nil, nil, nil, .some(let product), nil): "give \(asset) the product \(product)"
    case .editProduct(let product, nil, nil, .some(let category)):
      "put the product \(product) into \(category)"
    case .add, .edit, .deleteLinked, .forget, .addPlace, .editProduct: nil
    }
  }
}
