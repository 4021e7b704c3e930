/// What a run does and finds.
struct ModelRun: Hashable {
  var changes: [ModelChange] = []
  var findings: [ModelFinding] = []
  var isHeld = false
  /// I2.
  var hasShrunk = false
  /// The assets whose device is gone, with their Asset IDs (H2).
  var gone: [Int: String] = [:]
  /// What is left after A4, B4 and B5.
  var devices = 0
  /// What a second run of the same devices would do at once: nothing, except where G13 waits (A5).
  var again: ModelSecondRun?
}

/// The kinds of changes in the order in which a plan lists them.
enum ModelChangeKind: Int, Hashable {
  case catalogue, checkIn, assetID, adoption, name, serial, product, checkOut
}

/// A second run of the same devices.
struct ModelSecondRun: Hashable {
  var changes: [ModelChange]
  /// Whether links would remember something new.
  var remembers: Bool
}

struct ModelChange: Hashable {
  var group: ModelChangeKind
  /// The device's place in the reply.
  var place: Int
  var kind: String
  var asset: String?
  var from: String?
  var to: String?
  var rule: String
}

struct ModelFinding: Hashable {
  var kind: String
  var serial: String?
  var asset: String?
}
