/// A story in the form of `Tests/Scenarios/README.md`: one tenant over HTTP, and what the model expects of the last
/// sync. Nil where that form has no words for a step.
struct ScenarioFile {
  let text: String

  init?(_ story: [WorldStep], title: String) {
    var lines = ["title: \(Self.quoted(title))", "rules: [\(story.contains { $0.isPatience } ? "G13" : "")]"]
    var steps: [String] = []
    var serials: [Int: String] = [:]
    var hasSynced = false
    var assets: [String] = []
    var rooms: [String] = []
    for step in story {
      switch step {
      case .wait, .restart: break
      case .sync(.jamf):
        hasSynced = true
        steps.append("sync")
      case .setting(.jamf, let setting):
        guard let line = setting.inScenario else { return nil }
        steps.append("settings: {\(line)}")
      case .tenant(.jamf, let change):
        guard let line = change.inScenario(&serials) else { return nil }
        steps.append("tenant: [{\(line)}]")
      case .hand("riverside", .addPlace(let name)) where !hasSynced: rooms.append(Self.quoted(name))
      case .hand("riverside", .add(let id, let name, let serial, let product, nil, nil)) where !hasSynced:
        let members = [("asset_id", id), ("name", name), ("serial", serial), ("product", product)]
        assets.append("  - {\(Self.members(members))}")
      case .hand("riverside", let hand):
        guard let command = hand.inScenario else { return nil }
        steps.append("by hand: \(Self.quoted(command))")
      case .sync, .setting, .tenant, .hand, .decision: return nil
      }
    }
    if !rooms.isEmpty { lines.append("locations: [\(rooms.joined(separator: ", "))]") }
    if !assets.isEmpty { lines += ["assets:"] + assets }
    lines.append("steps:")
    lines += steps.map { "  - \($0)" } + Self.expectation(of: story)
    text = lines.joined(separator: "\n") + "\n"
  }

  /// What the model says of the last step, when it is a sync.
  private static func expectation(of story: [WorldStep]) -> [String] {
    var (world, model, last) = (World(), ModelRegister(), ModelOutcome.nothing)
    for step in story {
      world.take(step)
      last = model.take(step, in: world)
    }
    guard case .run(let run) = last else { return [] }
    let changes = run.changes.map { quoted($0.inScenario) }.joined(separator: ", ")
    let findings = run.findings.map { quoted("\($0.kind) \($0.serial ?? $0.asset ?? "")") }
    return [
      "  - expect:", "      changes: [\(changes)]", "      findings: [\(findings.joined(separator: ", "))]",
    ]
  }

  static func members(_ members: [(key: String, value: String?)]) -> String {
    members.compactMap { key, value in value.map { "\(key): \(quoted($0))" } }.joined(separator: ", ")
  }

  static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}

extension WorldStep {
  fileprivate var isPatience: Bool {
    if case .setting(_, .patience) = self { return true }
    return false
  }
}

extension ModelChange {
  /// `set_name S1 from My iPad to Library iPad 14 (D2)`.
  fileprivate var inScenario: String {
    var words = [kind, asset ?? "null"]
    if let from { words += ["from", from] }
    if let to, kind != "create_asset" { words += ["to", to] }
    return (words + ["(\(rule))"]).joined(separator: " ")
  }
}

extension SettingStep {
  /// The line of the settings; nil where scenarios have no word for it.
  fileprivate var inScenario: String? {
    switch self {
    case .enabled, .limit(.share), .limit(nil), .patience(.hours): nil
    case .patience(.none): "checkin_after: 1 runs"
    case .idFrom, .nameFrom, .handsOut, .follows, .takesBack, .merges, .patience, .limit(.count): description
    }
  }
}

extension TenantStep {
  /// What a step says of one device; scenarios name devices by their serial numbers.
  fileprivate func inScenario(_ serials: inout [Int: String]) -> String? {
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
  fileprivate func inScenario(_ serial: String) -> String? {
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
  fileprivate var inScenario: String? {
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
  fileprivate var inScenario: String? {
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
