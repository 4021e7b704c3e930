import RollcallStore

/// An asset of a scenario that a person typed in before the first sync.
struct ScenarioAsset {
  private let node: ScenarioNode

  init(_ node: ScenarioNode) {
    self.node = node
  }

  func add(to register: Register, by hand: Hand) throws {
    let id = node["asset_id"]?.text ?? ""
    let asset = AssetToAdd(
      assetID: id, name: node["name"]?.text, serialNumber: node["serial"]?.text,
      product: node["product"]?.text, manufacturer: node["manufacturer"]?.text,
      category: node["category"]?.text, notes: node["notes"]?.text)
    _ = try register.addAsset(asset, by: hand)
    if let person = node["held_by"]?.text { _ = try register.checkOut(id, to: .employee(person), by: hand) }
    if let place = node["at"]?.text { _ = try register.checkOut(id, to: .location(place), by: hand) }
    if node["archived"]?.text == "true" { _ = try register.archiveAsset(id, by: hand) }
  }
}
