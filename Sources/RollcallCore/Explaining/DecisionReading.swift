/// What was decided about each field of a device's asset, and why nothing was where nothing was.
struct DecisionReading {
  let planner: Planner
  let item: DeviceReading

  private typealias Decision = Explanation.Decision

  private var isGovernedElsewhere: Bool {
    item.asset.map { planner.snapshot.governedElsewhere.contains($0.id) } ?? false
  }

  private static let elsewhere = "Another connection governs the asset; this one only remembers what it sees."

  var decisions: [Explanation.Decision] { adoption + [assetID, name, serialNumber, product, checkout] }

  private var adoption: [Decision] {
    item.change(.createAsset, .linkAsset).map {
      [decision(.asset, $0)]
    } ?? []
  }

  private var assetID: Decision {
    if let change = item.change(.changeAssetID) { return decision(.assetID, change) }
    if case .refused(let wanted, _) = item.verdict {
      return Decision(.assetID, .c5, "The device asks for \(wanted), which another asset or device has.")
    }
    if isGovernedElsewhere { return Decision(.assetID, .f4, Self.elsewhere) }
    let source = planner.context.options.assetID
    guard source.value(of: planner.fetch.devices, item.match) != nil else {
      return Decision(.assetID, .c4, "The device has no \(source.rawValue); the asset keeps its Asset ID.")
    }
    return Decision(.assetID, .c1, "It is the device's \(source.rawValue).")
  }

  private var name: Decision {
    if let change = item.change(.setName) { return decision(.name, change) }
    if isGovernedElsewhere { return Decision(.name, .f4, Self.elsewhere) }
    switch planner.context.options.assetName {
    case .none: return Decision(.name, .d2, "Names are not mapped: a sync never touches them.")
    case .name, .assetTag, .serialNumber:
      let source = planner.context.options.assetName.rawValue
      return planner.mappedName(of: item.device, item.match.serialNumber) == nil
        ? Decision(.name, .d3, "The device has no \(source); an empty value blanks nothing.")
        : Decision(.name, .d1, "It is the device's \(source).")
    }
  }

  private var serialNumber: Decision {
    if let change = item.change(.setSerial) { return decision(.serialNumber, change) }
    if isGovernedElsewhere { return Decision(.serialNumber, .f4, Self.elsewhere) }
    return item.match.serialNumber == nil
      ? Decision(.serialNumber, .d3, "The device reports none; an empty value blanks nothing.")
      : Decision(.serialNumber, .b6, "It is the device's.")
  }

  private var product: Decision {
    if let change = item.change(.moveProduct) { return decision(.product, change) }
    if isGovernedElsewhere { return Decision(.product, .f4, Self.elsewhere) }
    if item.link == nil {
      return item.asset == nil
        ? Decision(
          .product, .e3, "It is the product of the device's model, \(item.device.model.productName).")
        : Decision(.product, .f1, "A merged asset keeps the product that it has.")
    }
    return item.device.model.isReported
      ? Decision(.product, .e7, "The device's model is the one last seen, so the asset keeps its product.")
      : Decision(.product, .e7, "A model that is not reported moves nothing.")
  }

  private var checkout: Decision {
    if let change = item.change(.checkOut) ?? item.change(.checkIn) {
      let back = item.change(.checkIn)?.from
      return Decision(
        .checkout, change.rule, change.reasonText,
        movement: .init(from: back, to: item.change(.checkOut)?.to))
    }
    let rule = leavingRule
    return Decision(.checkout, rule, Self.reasonsToLeave[rule] ?? "Nothing is to be done.")
  }

  /// The rule by which section G leaves the checkout alone.
  private var leavingRule: Rule {
    let owner = OwnerReading(
      item.device.owner, employees: planner.employees, before: item.link.flatMap(\.owner))
    let vacancy = planner.clock.vacancy(after: owner.standing, before: item.link?.vacancy)
    let subject = Subject(
      asset: item.asset.map { .existing($0.id) } ?? .new(0), assetID: item.asset?.assetID ?? "",
      serialNumber: item.match.serialNumber)
    let device = DeviceCase(
      device: item.device, serialNumber: item.match.serialNumber, subject: subject,
      finalAssetID: subject.assetID,
      asset: item.asset, rememberedDeviceID: item.link?.deviceID,
      governance: isGovernedElsewhere ? .elsewhere : .ours)
    switch planner.question(about: device, owner, vacancy).decision {
    case .leave(let rule), .checkOut(let rule, _), .reassign(let rule, _), .checkIn(let rule, _): return rule
    }
  }

  /// Why a checkout is left alone, for each rule of section G that leaves it.
  private static let reasonsToLeave: [Rule: String] = [
    .f4: elsewhere,
    .g2: "The asset is checked out to a location, which a sync never touches.",
    .g3: "The asset is archived.",
    .g4: "The owner is a person who is no employee of the account, or has no e-mail address.",
    .g5: "The tenant does not report an owner.",
    .g6: "auto_checkout is off, and no change of owner is followed.",
    .g7: "The owner has the asset already.",
    .g8: "follow_owner_change is off.",
    .g9: "It was checked out by hand; auto_checkout is off, and no change of owner is followed.",
    .g10: "Another connection checked it out; auto_checkout is off, and no change of owner is followed.",
    .g11: "The device has no owner; checkin_on_owner_removed is off, or nobody has the asset.",
    .g13: "The device has no owner, but not for as long as checkin_after asks.",
  ]

  private func decision(_ what: Decision.Topic, _ change: Change) -> Decision {
    Decision(what, change.rule, change.reasonText, movement: .init(from: change.from, to: change.to))
  }
}
