/// What a plugin says of itself before there is any connection.
public struct Manifest: Sendable {
  /// The id by which config.yaml names it, such as `jamf-school`.
  public var id: String
  /// What people call it; also the category of the products that it creates (E1).
  public var name: String
  /// Its version, as `1.0.0`.
  public var version: String
  /// One sentence for lists.
  public var summary: String
  /// The manufacturer of every device, where records do not say (E2); nil when there is none.
  public var manufacturer: String?
  /// Paths that are read by POST, of which a part such as `{id}` may be anything; all else that is not GET or HEAD is refused (A1).
  public var readingPosts: [String]
  /// Where each fact of a device stands in a record.
  public var mapping: FieldMapping
  /// Settings whose values together are one tenant (J3), such as the Network ID.
  public var identity: [String]

  /// A plugin's description.
  public init(
    id: String, name: String, version: String, summary: String, manufacturer: String? = nil,
    readingPosts: [String] = [], identity: [String] = [], mapping: FieldMapping
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.summary = summary
    self.manufacturer = manufacturer
    self.readingPosts = readingPosts
    self.identity = identity
    self.mapping = mapping
  }
}
