/// One device of a plan, with the asset that it has or gets.
struct DeviceCase {
  /// The device.
  var device: Device
  /// The serial number that counts for it (B3).
  var serialNumber: SerialNumber?
  /// Its asset as the changes name it.
  var subject: Subject
  /// Its Asset ID once the plan is applied.
  var finalAssetID: String
  /// The asset as it is in the register; nil for one that the plan makes.
  var asset: Asset?
  /// The tenant's id of the device as its link remembers it; nil for a device that is linked by this plan.
  var rememberedDeviceID: String?
  /// Whether this connection decides for the asset (F4).
  var governance: CheckoutQuestion.Governance
}

extension Planner {
  /// Plans everything about one device.
  mutating func planDevice(_ match: Match, _ verdict: AssetIDVerdict, asset index: Int?) {
    switch verdict {
    case .create(let assetID): create(assetID, for: match)
    case .merge(let asset, let assetID): merge(match, into: snapshot.assets[asset], as: assetID)
    case .missing: addMissing(match)
    case .duplicate(let wanted, let holder): addDuplicate(match, wanted, holder)
    case .mergingIsOff(let asset, let assetID): addUnmerged(match, snapshot.assets[asset], assetID, .f2)
    case .anotherMachine(let asset, let assetID): addUnmerged(match, snapshot.assets[asset], assetID, .f5)
    case .keep, .move, .respell, .refused:
      guard let link = match.link, let index else { return }
      follow(match, verdict, link: snapshot.links[link], asset: snapshot.assets[index])
    }
  }

  private mutating func create(_ assetID: String, for match: Match) {
    let device = fetch.devices[match.device]
    let item = DeviceCase(
      device: device, serialNumber: match.serialNumber,
      subject: Subject(asset: .new(newAssets), assetID: assetID, serialNumber: match.serialNumber),
      finalAssetID: assetID, asset: nil, rememberedDeviceID: nil, governance: .ours)
    let asset = NewAsset(
      ordinal: newAssets, assetID: assetID, name: mappedName(of: item),
      product: catalogue.product(for: device.model, by: device.manufacturer))
    newAssets += 1
    adopt(item, way: .create(asset))
  }

  private mutating func merge(_ match: Match, into asset: Asset, as assetID: String) {
    let device = fetch.devices[match.device]
    var item = existing(asset, match, device, rememberedDeviceID: nil)
    if item.governance == .ours, assetID != asset.assetID {
      item.finalAssetID = assetID
      plan.assetIDs.append(
        AssetIDChange(subject: item.subject, asset: asset.id, to: assetID, reason: .spellingOfDevice))
    }
    adopt(item, way: .merge(asset.id, assetID: asset.assetID))
    followFields(of: item)
    if item.governance == .ours, asset.product == nil, device.model.isReported {
      move(item, to: device.model, rule: .f1, reason: .productOfModel)
    }
  }

  private mutating func adopt(_ item: DeviceCase, way: Adoption.Way) {
    let owner = OwnerReading(item.device.owner, employees: employees, before: nil)
    let vacancy = clock.vacancy(after: owner.standing, before: nil)
    decideCheckout(of: item, owner, vacancy)
    let memory = LinkMemory(
      of: item, owner: owner.remembered, model: item.device.model,
      statedDetails: digests.digest(of: item.device), vacancy: vacancy)
    plan.adoptions.append(Adoption(way: way, memory: memory))
  }

  private mutating func follow(_ match: Match, _ verdict: AssetIDVerdict, link: Link, asset: Asset) {
    let device = fetch.devices[match.device]
    var item = existing(asset, match, device, rememberedDeviceID: idToRemember(device, link))
    switch verdict {
    case .move(let to): rename(&item, asset, to: to, reason: .assetIDOfDevice)
    case .respell(let to): rename(&item, asset, to: to, reason: .spellingOfDevice)
    case .refused(let wanted, let holder): addDuplicate(match, wanted, holder)
    case .keep, .create, .merge, .missing, .duplicate, .mergingIsOff, .anotherMachine: break
    }
    followFields(of: item)
    let model = ModelReading(reported: device.model, before: link.model, origin: link.origin)
    if case .changed = model.verdict, item.governance == .ours {
      move(item, to: model.remembered, rule: .e7, reason: .modelChanged)
    }
    let owner = OwnerReading(device.owner, employees: employees, before: link.owner)
    let vacancy = clock.vacancy(after: owner.standing, before: link.vacancy)
    decideCheckout(of: item, owner, vacancy)
    remember(item, link, owner: owner.remembered, model: model.remembered, vacancy: vacancy)
  }

  /// The id that a link goes on to remember of a device that reports none: not one under which another device is seen now, so that the
  /// link which saw an id last can be told (B3).
  private mutating func idToRemember(_ device: Device, _ link: Link) -> String? {
    guard device.deviceID == nil, link.serialNumber != nil, let id = link.deviceID else {
      return link.deviceID
    }
    return deviceIDs.contains(ComparisonKey(id)) ? nil : id
  }

  private func existing(
    _ asset: Asset, _ match: Match, _ device: Device, rememberedDeviceID: String?
  ) -> DeviceCase {
    DeviceCase(
      device: device, serialNumber: match.serialNumber,
      subject: Subject(asset: .existing(asset.id), assetID: asset.assetID, serialNumber: match.serialNumber),
      finalAssetID: asset.assetID, asset: asset, rememberedDeviceID: rememberedDeviceID,
      governance: snapshot.governedElsewhere.contains(asset.id) ? .elsewhere : .ours)
  }

  private mutating func rename(_ item: inout DeviceCase, _ asset: Asset, to assetID: String, reason: Reason) {
    item.finalAssetID = assetID
    plan.assetIDs.append(
      AssetIDChange(subject: item.subject, asset: asset.id, to: assetID, reason: reason))
  }

  /// The name and the serial number follow the device; an empty value blanks nothing (D2, D3, B6).
  private mutating func followFields(of item: DeviceCase) {
    guard item.governance == .ours, let asset = item.asset else { return }
    if let name = mappedName(of: item), name != asset.name {
      plan.names.append(NameChange(subject: item.subject, from: asset.name, to: name))
    }
    if let serial = item.serialNumber, serial != asset.serialNumber {
      plan.serials.append(SerialChange(subject: item.subject, from: asset.serialNumber, to: serial))
    }
  }

  private mutating func move(_ item: DeviceCase, to model: DeviceModel, rule: Rule, reason: Reason) {
    let before = item.asset?.product.map { RowReference<Product>.existing($0) }
    let product = catalogue.product(for: model, by: item.device.manufacturer)
    guard product != before, let name = catalogue.name(of: product) else { return }
    plan.products.append(
      ProductMove(
        subject: item.subject, productBefore: item.asset?.product,
        from: before.flatMap { catalogue.name(of: $0) }, product: product, to: name, rule: rule,
        reason: reason))
  }

  private func mappedName(of item: DeviceCase) -> String? { mappedName(of: item.device, item.serialNumber) }

  /// The Asset Name that a device gives its asset; nil when none is mapped or the device has none (D1, D3).
  func mappedName(of device: Device, _ serialNumber: SerialNumber?) -> String? {
    switch context.options.assetName {
    case .none: nil
    case .serialNumber: serialNumber?.text
    case .name: device.name
    case .assetTag: device.assetTag
    }
  }
}
