import RollcallCore

/// The options that a scenario's settings give its connection.
struct ScenarioOptions {
  private let settings: [String: ScenarioNode]

  init(_ settings: [String: ScenarioNode]) {
    self.settings = settings
  }

  var options: SyncOptions {
    get throws(ScenarioMistake) {
      var options = SyncOptions()
      for (key, value) in settings { try set(key, value.text ?? "", in: &options) }
      return options
    }
  }

  private func set(_ key: String, _ text: String, in options: inout SyncOptions) throws(ScenarioMistake) {
    switch key {
    case "asset_id": options.assetID = AssetIDSource(rawValue: text) ?? options.assetID
    case "asset_name": options.assetName = AssetNameSource(rawValue: text) ?? options.assetName
    case "auto_checkout": options.autoCheckout = Switch(text == "true")
    case "merge_existing": options.mergeExisting = Switch(text == "true")
    case "follow_owner_change": options.followOwnerChange = Switch(text == "true")
    case "checkin_on_owner_removed": options.checkinOnOwnerRemoved = Switch(text == "true")
    case "checkin_after": options.checkinAfter = .runs(Int(text.prefix { $0.isNumber }) ?? 1)
    case "max_checkout_changes": options.maxCheckoutChanges = .count(Int(text) ?? 0)
    case _: throw ScenarioMistake("a scenario has no setting '\(key)'")
    }
  }
}
