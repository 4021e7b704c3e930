public import RollcallJSON

/// An integration that is written in YAML: what a `connector.yaml` says, read and checked.
///
///     connector.yaml ─► Connector ─► ConnectorTenant ─► streams of records ─► mapping ─► devices
///                       a value      asks and pages     completed, filtered   the host's work
///
/// There is no expression language: a value is a constant, a setting, or the present partition of a stream. Whatever else can vary is a
/// case of a closed list, so that every mistake is found before the first request.
public struct Connector: Sendable {
  /// What it says of itself; its field mapping is part of that.
  public var manifest: Manifest
  /// Its settings, in the order in which they are shown.
  public var settings: [SettingDeclaration]
  /// Where the tenant is.
  public var base: Base
  /// Header fields of every request.
  public var headers: [NamedValue] = []
  /// How the host shows itself: more than one way where a vendor wants a token and a key besides.
  public var authentication: [Authentication] = []
  /// What a connection test asks, in order, besides the first page of each stream.
  public var probes: [Probe] = []
  /// Which tenant answered.
  public var identity: Identity
  /// The lists of devices.
  public var streams: [Stream]
  /// Lists of other things that records refer to, such as users.
  public var joins: [Join] = []
  /// What is asked for each record besides the list; nil when the list says all.
  public var detail: Detail?
  /// Which records are devices to be taken: those that pass every one.
  public var filters: [RecordFilter] = []
  /// What answers mean that HTTP does not say; the first that fits counts.
  public var errors: [ErrorRule] = []

  /// A connector that lists devices.
  public init(
    manifest: Manifest, settings: [SettingDeclaration], base: Base, identity: Identity, streams: [Stream]
  ) {
    self.manifest = manifest
    self.settings = settings
    self.base = base
    self.identity = identity
    self.streams = streams
  }

  /// Where the tenant is: an address that a setting holds, or one that all tenants share; and the path below which all others are.
  public struct Base: Hashable, Sendable {
    /// Where all requests go.
    public var address: Value
    /// What follows it, such as `/api/v1`.
    public var path: String

    /// An address with a path.
    public init(_ address: Value, path: String = "") {
      self.address = address
      self.path = path
    }
  }

  /// Whose tenant it is: something that cannot be a mere label.
  public enum Identity: Hashable, Sendable {
    /// The name of the host, where every tenant has one of its own.
    case host
    /// A setting that the tenant verifies with the credentials.
    case setting(String)
    /// What the answer to the first probe says.
    case answer(id: RecordPath, name: RecordPath?)
  }

  /// A named request of a connection test.
  public struct Probe: Hashable, Sendable {
    /// What it proves, such as `permission: read devices`.
    public var name: String
    /// What is asked.
    public var request: Request

    /// A request with what it proves.
    public init(_ name: String, _ request: Request) {
      self.name = name
      self.request = request
    }
  }
}
