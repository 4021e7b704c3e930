/// All that a complete fetch brought: what a plan is made of.
public struct Fetch: Sendable, Codable {
  /// The devices in the order of the reply, without bad (A4) and trashed (B5) records.
  public var devices: Fleet
  /// The names of the devices' details.
  public var schema: DetailSchema
  /// Records that were set aside (A4).
  public var badRecords: [BadRecord]
  /// How many records the reply had, before any was set aside or dropped (A3).
  public var framed: Int
  /// What was odd, without harm: more records than announced, for example (A3).
  public var warnings: [String]
  /// What the mapping looked for and no record had.
  public var missed: [MissedField]

  /// A fetch of these devices.
  ///
  /// - Parameter framed: how many records the reply had; nil when every one is a device or a bad record.
  public init(
    devices: Fleet, schema: DetailSchema = .empty, badRecords: [BadRecord] = [], framed: Int? = nil,
    warnings: [String] = [], missed: [MissedField] = []
  ) {
    self.devices = devices
    self.schema = schema
    self.badRecords = badRecords
    self.framed = framed ?? devices.count + badRecords.count
    self.warnings = warnings
    self.missed = missed
  }
}

/// A record that could not become a device (A4).
public struct BadRecord: Hashable, Sendable, Codable {
  /// Its place in the reply, from 0.
  public var place: Int
  /// What is wrong with it, in words.
  public var problem: String

  /// A bad record at a place, and why it is bad.
  public init(place: Int, problem: String) {
    self.place = place
    self.problem = problem
  }
}
