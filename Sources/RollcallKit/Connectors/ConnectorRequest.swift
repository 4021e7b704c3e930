extension Connector {
  /// A request as a connector declares it.
  public struct Request: Hashable, Sendable {
    /// GET, or a POST that only reads.
    public var method: HTTPRequest.Method
    /// The path below the base. `{partition}` in it is the present partition, escaped; in a detail `{id}` is the record's id.
    public var path: String
    /// Query parameters, in order; a name may be there twice.
    public var parameters: [NamedValue]
    /// Header fields besides those of every request.
    public var headers: [NamedValue]
    /// What is sent as JSON; nil when nothing is.
    public var body: Body?

    /// A request for a path.
    public init(
      _ path: String, method: HTTPRequest.Method = .get, parameters: [NamedValue] = [],
      headers: [NamedValue] = [],
      body: Body? = nil
    ) {
      self.path = path
      self.method = method
      self.parameters = parameters
      self.headers = headers
      self.body = body
    }
  }

  /// A value of a request.
  public enum Value: Hashable, Sendable {
    /// Always the same.
    case constant(String)
    /// What a setting holds. A parameter whose setting is empty is left out.
    case setting(String)
    /// The partition for which the request is made (``Stream/partitions``).
    case partition
  }

  /// A parameter or header field.
  public struct NamedValue: Hashable, Sendable {
    /// What the vendor calls it.
    public var name: String
    /// What it is set to.
    public var value: Value

    /// A name with a value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// What is sent as JSON.
  public indirect enum Body: Hashable, Sendable {
    /// `true`, `null`, a number: JSON as it is written.
    case literal(String)
    /// A text.
    case text(Value)
    /// Members, in order.
    case object([Member])
    /// Elements, in order.
    case list([Body])

    /// A member of an object.
    public struct Member: Hashable, Sendable {
      /// Its key.
      public var key: String
      /// What it holds.
      public var value: Body

      /// A key with what it holds.
      public init(_ key: String, _ value: Body) {
        self.key = key
        self.value = value
      }
    }
  }

  /// How a token is got.
  public struct TokenSource: Hashable, Sendable {
    /// The complete address that gives tokens, or a path below the tenant's. `{KEY}` in it is what a setting holds.
    public var address: String
    /// What is sent there.
    public var question: Question
    /// Where the token is in the answer.
    public var place: TokenRequest.Place
    /// For how long it is good.
    public var lifetime: TokenRequest.Lifetime
    /// The header field that carries it.
    public var field: String
    /// What stands before it there.
    public var prefix: String

    /// What is sent for a token.
    public enum Question: Hashable, Sendable {
      /// OAuth client credentials, by the keys of their settings.
      case client(id: String, secret: String, scope: String?, isInHeader: Bool)
      /// A user who signs in: JSON, in which secrets may stand, and header fields likewise.
      case login(Body, headers: [NamedValue])
    }

    /// A way to a token.
    public init(
      address: String, _ question: Question, place: TokenRequest.Place, lifetime: TokenRequest.Lifetime,
      field: String = "Authorization", prefix: String = "Bearer "
    ) {
      self.address = address
      self.question = question
      self.place = place
      self.lifetime = lifetime
      self.field = field
      self.prefix = prefix
    }
  }

  /// How the host shows itself. The names are those of settings; nothing else may name a secret.
  public enum Authentication: Hashable, Sendable {
    /// HTTP Basic; nil where a part stays empty.
    case basic(user: Value?, password: Value?)
    /// A token that people paste.
    case bearer(secret: String)
    /// A header field of the vendor's own, with what stands before the secret.
    case header(name: String, prefix: String, secret: String)
    /// A parameter of every request.
    case query(name: String, secret: String)
    /// A member of every body.
    case body(name: String, secret: String)
    /// A token that the host asks for, and renews in time.
    case token(TokenSource)
  }
}
