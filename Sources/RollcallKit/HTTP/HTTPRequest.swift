/// A request to the tenant, relative to the connection's base address.
public struct HTTPRequest: Hashable, Sendable {
  /// An HTTP method. Only what the manifest declares as reading is ever sent (A1).
  public enum Method: String, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  /// What is asked for: reading, unless the manifest says otherwise.
  public var method: Method
  /// The path below the base address, with its leading slash, not escaped.
  public var path: String
  /// Query parameters, in order; names and values not escaped.
  public var query: [Parameter]
  /// Header fields besides those that the transport sets.
  public var headers: [Parameter]
  /// The body; nil when there is none.
  public var body: [UInt8]?

  /// An address that the tenant gave, to be followed as it is in place of path and query; nil where there is none. It must be of the
  /// connection's own origin, or it is refused: credentials do not leave.
  public var address: String?

  /// A name with a value.
  public struct Parameter: Hashable, Sendable {
    /// What it is called, as the vendor writes it.
    public var name: String
    /// What it is set to, not escaped.
    public var value: String

    /// A name with a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A request for a path.
  public init(
    _ path: String, method: Method = .get, query: [Parameter] = [], headers: [Parameter] = [],
    body: [UInt8]? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }
}
