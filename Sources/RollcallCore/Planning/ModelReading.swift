/// What a device's model means beside the one that its link remembers (E7, D3).
struct ModelReading {
  /// The model to remember from now on: nothing that was known is blanked.
  var remembered: DeviceModel
  /// Whether the device is another product than before.
  var verdict: Verdict

  /// Whether the device is another product than before.
  enum Verdict {
    /// It is the same, or nothing new is known.
    case same
    /// The model changed.
    case changed
  }

  /// Compares the model that a device reports with the one that its link remembers.
  init(reported: DeviceModel, before: DeviceModel, origin: LinkOrigin) {
    guard reported != before else {
      remembered = before
      verdict = .same
      return
    }
    remembered = Self.merge(reported, over: before)
    let isFirst = !before.isReported && origin == .merged
    if !reported.isReported || isFirst {
      verdict = .same
    } else {
      let isEqual = ComparisonKey(remembered.productName) == ComparisonKey(before.productName)
      verdict = isEqual ? .same : .changed
    }
  }

  /// A marketing name that is missing beside the identifier last seen, or beside the first one, stays known; so does an
  /// identifier that is missing.
  private static func merge(_ reported: DeviceModel, over before: DeviceModel) -> DeviceModel {
    guard reported.isReported else { return before }
    if let name = reported.name {
      return DeviceModel(name: name, identifier: reported.identifier ?? before.identifier)
    }
    if before.identifier == nil || reported.identifier == before.identifier {
      return DeviceModel(name: before.name, identifier: reported.identifier)
    }
    return reported
  }
}
