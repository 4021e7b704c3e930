/// C: Asset IDs of linked devices.
extension ModelSync {
  /// C5: all linked devices together.
  mutating func moveAssetIDs() {
    var requests: [ModelRequest] = []
    for sighting in sightings where sighting.isLinked {
      guard let asset = asset(of: sighting), governs(asset.number),
        let wanted = sighting.value(settings.idFrom)
      else { continue }
      if ModelText.fold(wanted) == ModelText.fold(asset.id) {
        spell(asset, wanted, sighting)
      } else {
        requests.append(ModelRequest(sighting: sighting, asset: asset.number, wanted: wanted))
      }
    }
    var failed: Set<Int> = []
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (index, request) in requests.enumerated() where !failed.contains(request.asset) {
        let isLate = requests[..<index].contains { $0.key == request.key }
        let holder = account.holder(of: request.wanted)
        let moves = holder.map { held in
          !forgets(.chains) && requests.contains { $0.asset == held.number && !failed.contains(held.number) }
        }
        if isLate || moves == false {
          failed.insert(request.asset)
          hasChanged = true
        }
      }
    }
    for request in requests {
      if failed.contains(request.asset) {
        find("duplicate_asset_id", serial: request.sighting.serial, asset: request.wanted)
      } else {
        account.change(request.asset) { $0.id = request.wanted }
        did(
          .assetID, "change_asset_id", request.sighting, from: idsBefore[request.asset], to: request.wanted,
          "C5")
      }
    }
  }

  /// The tenant's spelling; a difference in normal form only is none (C2).
  mutating func spell(_ asset: ModelAsset, _ wanted: String, _ sighting: ModelSighting) {
    let isOther = forgets(.normalForms) ? Array(wanted.utf8) != Array(asset.id.utf8) : wanted != asset.id
    guard isOther else { return }
    account.change(asset.number) { $0.id = wanted }
    did(.assetID, "change_asset_id", sighting, from: asset.id, to: wanted, "C5")
  }
}

/// A linked device that asks for another Asset ID.
private struct ModelRequest {
  var sighting: ModelSighting
  var asset: Int
  var wanted: String
  var key: String { ModelText.fold(wanted) }
}
