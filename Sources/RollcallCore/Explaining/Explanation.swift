/// What a plan decides about one device, and why (K2).
public struct Explanation: Hashable, Sendable {
  /// The device as the tenant reports it; nil when the reply lacks it.
  public var device: Device?
  /// How it was recognised, or why it was not.
  public var match: Decision
  /// The asset that stands for it: its Asset ID before the run, or the new one; nil when it has none and gets none.
  public var assetID: String?
  /// What was decided about each field and the checkout, in the order in which it is decided.
  public var decisions: [Decision]
  /// What a person should know about the device.
  public var findings: [Finding]
  /// Why the whole plan waits for a person, so that nothing of it happens yet (I1); nil when it does not.
  public var held: Hold?

  /// One thing that was decided.
  public struct Decision: Hashable, Sendable {
    /// What it is about; the raw values stand in JSON.
    public enum Topic: String, Hashable, Sendable, Codable, CaseIterable {
      case match
      case asset
      case assetID = "asset_id"
      case name
      case serialNumber = "serial_number"
      case product
      case checkout
    }

    /// What it is about.
    public var what: Topic
    /// The rule that decided.
    public var rule: Rule
    /// Why, in words.
    public var reason: String
    /// The value before and after, where the plan changes one; nil where nothing changes.
    public var movement: Movement?

    /// A decision with its reason.
    public init(_ what: Topic, _ rule: Rule, _ reason: String, movement: Movement? = nil) {
      self.what = what
      self.rule = rule
      self.reason = reason
      self.movement = movement
    }
  }

  /// A value that a plan changes.
  public struct Movement: Hashable, Sendable {
    /// The value before; nil when there was none.
    public var from: String?
    /// The value after; nil when there is none.
    public var to: String?

    /// From what to what.
    public init(from: String?, to: String?) {
      self.from = from
      self.to = to
    }
  }
}
