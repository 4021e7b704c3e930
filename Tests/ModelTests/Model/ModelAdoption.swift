/// C3, C4 and F: devices without a link.
extension ModelSync {
  mutating func adoptNewcomers() {
    for index in sightings.indices where !sightings[index].isLinked {
      let sighting = sightings[index]
      guard let wanted = sighting.value(settings.idFrom) else {
        find("missing_asset_id", serial: sighting.serial, asset: nil)
        continue
      }
      guard let holder = account.holder(of: wanted) else {
        create(wanted, index)
        continue
      }
      if account.isLinked(holder.number, by: connection), !forgets(.singleLinks) {
        find("duplicate_asset_id", serial: sighting.serial, asset: holder.id)
      } else if !settings.merges || isAnotherMachine(sighting, holder) {
        find("exists_not_merged", serial: sighting.serial, asset: holder.id)
      } else {
        merge(holder, wanted, index)
      }
    }
  }

  /// F5.
  private func isAnotherMachine(_ sighting: ModelSighting, _ asset: ModelAsset) -> Bool {
    guard !forgets(.replacements), settings.idFrom != .serial, let serial = sighting.serial else {
      return false
    }
    return asset.serial != nil && asset.serial != serial
  }

  private mutating func create(_ id: String, _ index: Int) {
    let number = account.newNumber()
    account.assets.append(
      ModelAsset(
        number: number, id: id, name: sightings[index].value(settings.nameFrom),
        serial: sightings[index].serial))
    idsBefore[number] = id
    sightings[index].isCreated = true
    link(index, to: number, isMerged: false)
    did(.adoption, "create_asset", sightings[index], from: nil, to: id, "C1")
  }

  private mutating func merge(_ asset: ModelAsset, _ wanted: String, _ index: Int) {
    link(index, to: asset.number, isMerged: true)
    let sighting = sightings[index]
    did(.adoption, "link_asset", sighting, from: nil, to: sighting.serial ?? sighting.record.udid, "F1")
    if governs(asset.number) { spell(asset, wanted, sighting) }
  }

  private mutating func link(_ index: Int, to asset: Int, isMerged: Bool) {
    let number = account.newNumber()
    account.links.append(
      ModelLink(number: number, connection: connection, asset: asset, isMerged: isMerged))
    sightings[index].link = number
    sightings[index].asset = asset
  }
}
