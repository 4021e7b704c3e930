extension WorldStep {
  /// The same step with less in it, one thing at a time: a device that is as plain as it can be.
  var simpler: [WorldStep] {
    guard case .tenant(let place, .add(let number, let device)) = self else { return [] }
    let plain: [DeviceChange] = [
      .serial("S\(number)"), .udid("udid-S\(number)"), .name(nil), .tag(nil),
      .model("iPad", identifier: "id of iPad"), .maker("Apple"), .owner(.unsaid), .managed(true),
      .contact(.none),
      .trashed(false), .system(nil), .battery(nil),
    ]
    return plain.compactMap { change in
      var simpler = device
      simpler.take(change)
      return simpler == device ? nil : .tenant(place, .add(number, simpler))
    }
  }
}
