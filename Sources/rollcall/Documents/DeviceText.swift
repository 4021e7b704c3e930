import RollcallCore

extension Owner {
  /// The owner in a word.
  var label: String {
    switch self {
    case .person(let email, _): email
    case .personWithoutEmail(let name): name ?? "(no e-mail)"
    case .nobody: "nobody"
    case .notReported: "not reported"
    }
  }
}

extension Device {
  /// What is known of it, as a person reads it.
  func facts(schema: DetailSchema) -> [(name: String, value: String)] {
    let main: [(String, String?)] = [
      ("serial number", serialNumber?.text), ("device id", deviceID), ("name", name), ("asset tag", assetTag),
      ("model", model.name), ("model identifier", model.identifier), ("manufacturer", manufacturer),
      ("owner", owner.label), ("last seen", lastSeen?.text),
    ]
    return main.compactMap { name, value in value.map { (name, $0) } }
      + schema.values(of: details).map { ($0.key, $0.value) }
  }
}
