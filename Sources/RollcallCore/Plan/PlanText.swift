/// A plan as prose: what happens to which asset and why. A function of the plan alone.
public struct PlanText {
  private let plan: Plan
  /// How many lines each kind of change and finding gets before the rest is only counted.
  private let limit: Int

  /// The text of a plan, with at most so many lines of each kind.
  public init(_ plan: Plan, limit: Int = .max) {
    self.plan = plan
    self.limit = limit
  }

  /// The lines, without line breaks.
  public var lines: [String] {
    var lines: [String] = []
    if let held = plan.held { lines.append("Held by rule \(held.rule.rawValue): \(held.message)") }
    lines += groups(plan.changes, by: \.kind).flatMap { kind, changes in
      capped(changes, heading: kind.heading(changes.count)) { sentence(of: $0) }
    }
    if plan.changeCount == 0 { lines.append("No changes.") }
    lines += notes
    // What another tenant says about the devices of this one is no work for anybody (I3).
    if plan.held?.rule == .i3 { return lines }
    lines += groups(plan.findings, by: \.kind).flatMap { kind, findings in
      capped(findings, heading: kind.heading(findings.count)) { sentence(of: $0) }
        + ["    → \(kind.advice)"]
    }
    return lines
  }

  /// What links remember, counted by reason.
  private var notes: [String] {
    guard !plan.notes.isEmpty else { return [] }
    let heading = plan.notes.count == 1 ? "1 link remembers" : "\(plan.notes.count) links remember"
    return ["\(heading) something new"]
      + plan.noteSummary.map { "  \($0.count): [\($0.explanation.rule.rawValue)] \($0.explanation.text)" }
  }

  /// Groups in the order of first appearance.
  private func groups<Item, Key: Hashable>(_ items: [Item], by key: KeyPath<Item, Key>) -> [(Key, [Item])] {
    var order: [Key] = []
    var grouped: [Key: [Item]] = [:]
    for item in items {
      if grouped[item[keyPath: key]] == nil { order.append(item[keyPath: key]) }
      grouped[item[keyPath: key], default: []].append(item)
    }
    return order.map { ($0, grouped[$0] ?? []) }
  }

  private func capped<Item>(_ items: [Item], heading: String, line: (Item) -> String) -> [String] {
    let shown = items.prefix(limit).map { "  " + line($0) }
    let rest = items.count - shown.count
    return [heading] + shown + (rest > 0 ? ["  … and \(rest) more"] : [])
  }

  private func sentence(of change: Change) -> String {
    let what = change.assetID.map { "\($0): " } ?? ""
    return "\(what)\(change.movement)  [\(change.rule.rawValue)] \(change.reasonText)"
  }

  private func sentence(of finding: Finding) -> String {
    let names = [finding.assetID, finding.serialNumber?.text].compactMap { $0 }
    let subject = names.first.map { "\($0): " } ?? ""
    return "\(subject)\(finding.detail)  [\(finding.rule.rawValue)]"
  }
}

extension Change {
  /// From what to what, in words.
  fileprivate var movement: String {
    switch kind {
    case .createCategory, .createManufacturer, .createProduct: to ?? ""
    case .createAsset: "new asset for device \(serialNumber?.text ?? "without serial number")"
    case .linkAsset: "linked to device \(to ?? "")"
    case .changeAssetID, .setName, .setSerial, .moveProduct: "\(from ?? "(none)") → \(to ?? "(none)")"
    case .checkIn: "back from \(from ?? "")"
    case .checkOut: "to \(to ?? "")"
    }
  }
}

extension ChangeKind {
  /// What happens to so many, in words.
  public func heading(_ count: Int) -> String {
    let isOne = count == 1
    return switch self {
    case .createCategory: isOne ? "1 new category" : "\(count) new categories"
    case .createManufacturer: isOne ? "1 new manufacturer" : "\(count) new manufacturers"
    case .createProduct: isOne ? "1 new product" : "\(count) new products"
    case .checkIn: isOne ? "1 asset is checked in" : "\(count) assets are checked in"
    case .changeAssetID: isOne ? "1 asset gets another Asset ID" : "\(count) assets get another Asset ID"
    case .createAsset: isOne ? "1 asset is added" : "\(count) assets are added"
    case .linkAsset: isOne ? "1 existing asset is merged" : "\(count) existing assets are merged"
    case .setName: isOne ? "1 asset is renamed" : "\(count) assets are renamed"
    case .setSerial:
      isOne ? "1 asset gets another serial number" : "\(count) assets get another serial number"
    case .moveProduct: isOne ? "1 asset becomes another product" : "\(count) assets become another product"
    case .checkOut: isOne ? "1 asset is checked out" : "\(count) assets are checked out"
    }
  }
}

extension FindingKind {
  /// What is found, in words.
  public func heading(_ count: Int) -> String {
    switch self {
    case .ownerNotEmployee: "Owners who are no employees: \(count)"
    case .duplicateAssetID: "Asset IDs that two devices ask for: \(count)"
    case .missingAssetID: "Devices without a value for the Asset ID: \(count)"
    case .existsNotMerged: "Assets that exist and were not merged: \(count)"
    case .duplicateSerial: "Records of a device that is listed twice: \(count)"
    case .serialExists: "Serial numbers that two assets have: \(count)"
    case .badRecord: "Records that are no devices: \(count)"
    case .goneFromTenant: "Devices that are no longer in the tenant: \(count)"
    case .archivedSeen: "Archived assets whose devices are in use: \(count)"
    }
  }
}
