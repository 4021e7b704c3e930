public import RollcallCore

/// The devices of a tenant, as a plugin hands them to the host: records still to be pulled, and what their ids stand for.
public struct DeviceListing: Sendable {
  /// The records, pulled page by page.
  public var pages: Pages
  /// What the values of a field stand for, such as the names of location ids. A value that is not in the table stays empty.
  public var lookups: [DeviceField: [String: String]]

  /// A listing of these pages.
  public init(pages: Pages, lookups: [DeviceField: [String: String]] = [:]) {
    self.pages = pages
    self.lookups = lookups
  }
}
