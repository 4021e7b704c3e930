/// One thing that happens. A step carries all that it needs, so that a story stays a story when steps are
/// dropped from it.
enum WorldStep: Hashable {
  case wait(minutes: Int64)
  /// The program ends and starts again on the same file.
  case restart
  case tenant(WorldPlace, TenantStep)
  case setting(WorldPlace, SettingStep)
  case hand(account: String, ModelHand)
  case sync(WorldPlace)
  case decision(WorldPlace, Decision)
}

/// What a person decides about a run (I).
enum Decision: Hashable {
  /// Applies the plan that is held; discards it where something moved since.
  case approve
  case discard
  /// Takes back the last applied run, if nothing happened since.
  case undo
}

/// Something that changes in a tenant. Devices are named by a number that nobody else sees.
enum TenantStep: Hashable {
  case add(Int, ModelDevice)
  case remove(Int)
  case change(Int, DeviceChange)
  /// To another place in the reply.
  case move(Int, to: Int)
  /// So many records that are no devices (A4).
  case bad(Int)
}

/// Something that changes about a device.
enum DeviceChange: Hashable {
  case serial(String?)
  case udid(String?)
  case name(String?)
  case tag(String?)
  case model(String?, identifier: String?)
  case maker(String?)
  case owner(ModelOwner)
  case managed(Bool?)
  case contact(ModelContact)
  case trashed(Bool)
  case system(String?)
  case battery(String?)
}

/// A line of the settings that changes.
enum SettingStep: Hashable {
  case enabled(Bool)
  case idFrom(ModelSource)
  case nameFrom(ModelSource)
  case handsOut(Bool)
  case follows(Bool)
  case takesBack(Bool)
  case merges(Bool)
  case patience(ModelPatience)
  case limit(ModelLimit?)
}
