import Hummingbird

/// A reply before it goes out: status, headers, what it says, and how the connection treats it.
struct Answer: Sendable {
  var status: Int
  var headers: [IncomingRequest.Header] = []
  var content: Content
  var delivery: Delivery = .whole

  enum Content: Sendable {
    case json(JSONValue)
    case listing(Listing)
    case text(String, type: String)
    /// JSON that was serialised before.
    case bytes([ByteBuffer])

    var type: String {
      switch self {
      case .json, .listing, .bytes: "application/json"
      case .text(_, let type): type
      }
    }

    /// The body in pieces, to be sent one after another.
    var body: [ByteBuffer] {
      switch self {
      case .json(let value): [ByteBuffer(string: value.text)]
      case .listing(let listing): listing.body
      case .text(let text, _): [ByteBuffer(string: text)]
      case .bytes(let pieces): pieces
      }
    }
  }

  /// What the connection does with the body.
  enum Delivery: Sendable, Hashable {
    case whole
    /// The first half, as if it were everything.
    case halfAsWhole
    /// The first half, then the end of the connection.
    case half(Framing)
    /// The first half, then RST.
    case reset
    /// The end of the connection before the head.
    case closed
    /// Nothing until the tenant stops.
    case never
    /// The head, then nothing until the tenant stops.
    case headOnly
    case late(seconds: Double)
    case slow(seconds: Double)

    enum Framing: Sendable, Hashable { case announcedLength, chunks }
  }

  func with(_ name: String, _ value: String) -> Answer {
    var answer = self
    answer.headers.append(.init(name: name, value: value))
    return answer
  }

  func content(_ content: Content) -> Answer {
    var answer = self
    answer.content = content
    return answer
  }

  func delivered(_ delivery: Delivery) -> Answer {
    var answer = self
    answer.delivery = delivery
    return answer
  }
}

extension Answer {
  static func json(_ status: Int, _ value: JSONValue) -> Answer {
    Answer(status: status, content: .json(value))
  }

  static func plain(_ status: Int, _ text: String) -> Answer {
    Answer(status: status, content: .text(text, type: "text/plain; charset=UTF-8"))
  }

  /// A page as the machines in front of a service print it.
  static func page(_ status: Int, _ title: String) -> Answer {
    let page = """
      <!DOCTYPE html>
      <html><head><title>\(title)</title></head>
      <body><center><h1>\(status) \(title)</h1></center><hr></body></html>
      """
    return Answer(status: status, content: .text(page, type: "text/html"))
  }

  static let unauthorized = plain(401, "Unauthorized").with("WWW-Authenticate", "Basic realm=\"API\"")

  static let pathNotFound = plain(404, "Not Found")

  static func methodNotAllowed(_ method: String) -> Answer {
    let message = "Requested method (\(method)) not allowed using this API key"
    return json(405, ["error": ["code": 405, "message": .string(message)]])
  }

  /// `DeviceNotFound` and its like.
  static func objectNotFound(_ message: String) -> Answer {
    json(404, ["code": 404, "message": .string(message)])
  }

  static func refused(_ message: String) -> Answer { json(400, ["code": 400, "message": .string(message)]) }

  static func done(_ message: String) -> Answer { json(200, ["code": 200, "message": .string(message)]) }
}
