public import RollcallCore

/// The devices of a tenant, as a plugin hands them to the host: records still to be pulled, and what their ids stand for.
public struct DeviceListing: Sendable {
  /// The streams, in the order in which they are pulled. A fetch is complete when each of them is (A3).
  public var streams: [RecordStream]
  /// What the values of a field stand for, such as the names of location ids. A value that is not in the table stays empty.
  public var lookups: [DeviceField: [String: String]]

  /// A listing of these streams.
  public init(streams: [RecordStream], lookups: [DeviceField: [String: String]] = [:]) {
    self.streams = streams
    self.lookups = lookups
  }

  /// A listing whose records come in one stream.
  public init(pages: Pages, lookups: [DeviceField: [String: String]] = [:]) {
    self.init(streams: [RecordStream("devices", pages: pages)], lookups: lookups)
  }
}

/// Records of one kind, such as the computers of a tenant whose telephones come by another list.
public struct RecordStream: Sendable {
  /// What its records are called in messages.
  public var name: String
  /// The records, pulled page by page.
  public var pages: Pages

  /// A stream with a name.
  public init(_ name: String, pages: Pages) {
    self.name = name
    self.pages = pages
  }
}
