/// The choices of one connection.
struct ModelSettings: Hashable {
  var isEnabled = true
  /// C1.
  var idFrom: ModelSource = .serial
  /// D1.
  var nameFrom: ModelSource = .nothing
  /// A
  var handsOut = false
  /// C
  var follows = false
  /// R
  var takesBack = false
  /// F1, F2.
  var merges = false
  /// G13.
  var patience: ModelPatience = .none
  /// I1; nil for `off`.
  var limit: ModelLimit? = .share(20)
}

/// What an Asset ID or an Asset Name is mapped from.
enum ModelSource: Hashable {
  case serial, name, tag, nothing
}

/// How long an owner is nobody before G11 acts (G13).
enum ModelPatience: Hashable {
  case none
  case runs(Int)
  case hours(Int64)
}

/// The brake (I1).
enum ModelLimit: Hashable {
  case count(Int)
  case share(Int)
}
