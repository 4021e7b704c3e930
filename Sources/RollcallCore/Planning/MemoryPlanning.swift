extension LinkMemory {
  /// What the link of a device remembers after a run that saw it.
  init(
    of item: DeviceCase, owner: RememberedOwner?, model: DeviceModel, statedDetails: DetailDigest,
    vacancy: Vacancy?
  ) {
    self.init(
      serialNumber: item.serialNumber, deviceID: item.device.deviceID ?? item.rememberedDeviceID,
      owner: owner,
      model: model, details: item.device.details, lastSeen: item.device.lastSeen,
      statedDetails: statedDetails,
      vacancy: vacancy)
  }
}

extension Planner {
  /// Moving details are written at most so often unless something else about the device is (D4).
  private static let refreshMilliseconds: Int64 = 24 * 60 * 60 * 1000

  /// Notes what a link remembers from now on, if that is anything new.
  mutating func remember(
    _ item: DeviceCase, _ link: Link, owner: RememberedOwner?, model: DeviceModel, vacancy: Vacancy?
  ) {
    let stated = digests.digest(of: item.device)
    var reasons: NoteReasons = []
    let isForgotten = link.deviceID != nil && item.rememberedDeviceID == nil
    if item.serialNumber != link.serialNumber || isOther(item.device.deviceID, than: link.deviceID)
      || isForgotten
    {
      reasons.insert(.identity)
    }
    if owner != link.owner { reasons.insert(.owner) }
    if model != link.model { reasons.insert(.model) }
    if stated.stable != link.statedDetails.stable { reasons.insert(.details) }
    if stated.volatile != link.statedDetails.volatile, isDue(link) { reasons.insert(.refresh) }
    if link.notSeenSince != nil { reasons.insert(.presence) }
    if vacancy != link.vacancy { reasons.insert(.vacancy) }
    guard !reasons.isEmpty else { return }
    let memory = LinkMemory(of: item, owner: owner, model: model, statedDetails: stated, vacancy: vacancy)
    plan.notes.append(Note(link: link.id, reasons: reasons, action: .remember(memory)))
  }

  private func isOther(_ id: String?, than remembered: String?) -> Bool {
    guard let id, id != remembered else { return false }
    return ComparisonKey(id) != remembered.map { ComparisonKey($0) }
  }

  private func isDue(_ link: Link) -> Bool {
    context.instant.milliseconds - link.refreshed.milliseconds >= Self.refreshMilliseconds
  }

  /// Marks links whose devices a complete fetch lacks, and lists them (H2). Bad records may hide devices, so that they mark nothing (A4).
  mutating func planGone(_ gone: [Int], _ assetOfLink: [Int]) {
    for index in gone {
      let link = snapshot.links[index]
      var since = link.notSeenSince
      if since == nil, fetch.badRecords.isEmpty {
        since = context.instant
        plan.notes.append(Note(link: link.id, reasons: .presence, action: .markNotSeen))
      }
      let asset = snapshot.assets[assetOfLink[index]]
      guard let since, asset.state == .active else { continue }
      plan.findings.append(
        Finding(
          .goneFromTenant, serialNumber: link.serialNumber, assetID: asset.assetID,
          detail: "Not seen since \(since.text).", rule: .h2))
    }
  }
}
