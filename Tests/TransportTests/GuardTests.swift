import CustomDump
import RollcallKit
import RollcallTesting
import RollcallTransport
import Testing

@Suite struct GuardTests {
  static let writing: [HTTPRequest] = [
    HTTPRequest("/devices/1/owner", method: .put, body: Array("{}".utf8)),
    HTTPRequest("/devices/1", method: .delete),
    HTTPRequest("/devices/1", method: .patch),
    HTTPRequest("/devices/1/wipe", method: .post),
    HTTPRequest("/token/", method: .post),
    HTTPRequest(
      "/token", method: .post, query: [], headers: [HTTPRequest.Parameter("X-HTTP-Method-Override", "PUT")]),
    HTTPRequest("/devices", headers: [HTTPRequest.Parameter("x-http-method", "DELETE")]),
    HTTPRequest("/devices", headers: [HTTPRequest.Parameter("X-A", "1\r\n\r\nDELETE /devices/1 HTTP/1.1")]),
    HTTPRequest("/devices", headers: [HTTPRequest.Parameter("X-A: 1\r\nX-B", "1")]),
    HTTPRequest("/devices", headers: [HTTPRequest.Parameter("Content-Length", "40")]),
    HTTPRequest("/devices", headers: [HTTPRequest.Parameter("Host", "riverside.example")]),
    HTTPRequest("/devices", body: Array("{}".utf8)),
  ]

  @Test(arguments: writing)
  func `what could write is refused before any byte leaves`(_ request: HTTPRequest) async throws {
    let stage = try Stage(.reply(200, "{}"), readingPosts: ["/token"])

    let error = await stage.failure(request)

    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("rule A1") == true)
    #expect(stage.server.connections == 0)
  }

  @Test func `a post that the manifest declares as reading is sent`() async throws {
    let stage = try Stage(.reply(200, "{}"), readingPosts: ["/token"])

    let outcome = await stage.outcome(HTTPRequest("/token", method: .post, body: Array("scope=read".utf8)))

    #expect(outcome == .success("{}"))
    #expect(stage.server.requests.map(\.method) == ["POST"])
    #expect(stage.server.requests.map(\.body) == ["scope=read"])
  }

  @Test(arguments: [
    ("/lists/o1/items", true), ("/lists/o1/rights", false), ("/lists//items", false),
    ("/lists/a/b/items", false),
    ("/lists/o1", false), ("/lists", true),
  ])
  func `a part of a declared path may be anything, and only that part`(path: String, isSent: Bool)
    async throws
  {
    let stage = try Stage(.reply(200, "{}"), readingPosts: ["/lists/{partition}/items", "/lists"])

    let outcome = await stage.outcome(HTTPRequest(path, method: .post, body: Array("{}".utf8)))

    #expect((outcome == .success("{}")) == isSent)
    #expect(stage.server.requests.count == (isSent ? 1 : 0))
  }

  @Test func `the address of a next page is followed as it is, within the origin only`() async throws {
    let stage = try Stage(.reply(200, "{}"))
    func outcome(_ address: String) async -> Result<String, IntegrationError> {
      var request = HTTPRequest("/devices", query: [HTTPRequest.Parameter("top", "5")])
      request.address = address
      return await stage.outcome(request)
    }

    let own = await outcome("http://127.0.0.1:\(stage.server.port)/api/devices?$skiptoken=a%2Bb")
    let relative = await outcome("/api/devices?page=2")
    let foreign = await outcome("https://elsewhere.example/api/devices")

    #expect(own == .success("{}") && relative == .success("{}"))
    #expect(stage.server.requests.map(\.target) == ["/api/devices?$skiptoken=a%2Bb", "/api/devices?page=2"])
    guard case .failure(let error) = foreign else {
      Issue.record("another origin was asked")
      return
    }
    #expect(error.kind == .malformed && error.message.contains("https://elsewhere.example"))
  }

  @Test(arguments: [
    ("{}", #"{"key":"CANARY\"1"}"#), (#"{ "a": 1}"#, #"{"key":"CANARY\"1", "a": 1}"#), ("[1]", "[1]"),
  ])
  func `a key in the body goes with every object`(body: String, sent: String) async throws {
    let stage = try Stage(.reply(500, #"{"message":"no CANARY\"1"}"#)) { $0.tries = 1 }
    let endpoint = ConnectionEndpoint(
      base: stage.server.url, authentications: [.body(name: "key", value: Secret("CANARY\"1"))])
    let client = try stage.transport.client(
      endpoint: endpoint, reading: ReadingGuard(readingPosts: ["/list"]))

    let error = await #expect(throws: IntegrationError.self) {
      _ = try await client.bytes(HTTPRequest("/list", method: .post, body: Array(body.utf8)))
    }

    #expect(stage.server.requests.map(\.body) == [sent])
    #expect(error?.message.contains("CANARY") == false)
  }

  @Test func `a key in the query goes with every request, and into no message`() async throws {
    let stage = try Stage(.reply(403, #"{"message":"no right for CANARYKEYOFTHEQUERY"}"#))
    let endpoint = ConnectionEndpoint(
      base: "http://127.0.0.1:\(stage.server.port)/api",
      authentications: [
        .query(name: "k", value: Secret("CANARYKEYOFTHEQUERY")),
        .header(name: "X-Key", prefix: "Key ", value: Secret("CANARYKEYOFAHEADER")),
      ],
      meaning: { error, answer, type in
        var error = error
        if String(decoding: answer, as: UTF8.self).contains("no right") { error.kind = .unsupported }
        return error
      })
    let client = try stage.transport.client(endpoint: endpoint, reading: ReadingGuard())

    let error = await #expect(throws: IntegrationError.self) {
      _ = try await client.bytes(HTTPRequest("/devices"))
    }

    #expect(stage.server.requests.map(\.target) == ["/api/devices?k=CANARYKEYOFTHEQUERY"])
    #expect(stage.server.requests.first?.headers["x-key"] == "Key CANARYKEYOFAHEADER")
    #expect(error?.kind == .unsupported && error?.message.contains("CANARY") == false)
  }

  @Test func `a request carries credentials, its query in escapes, and says who asks`() async throws {
    let stage = try Stage(.reply(200, "{}"))

    _ = await stage.outcome(HTTPRequest("/a b/ü", query: [HTTPRequest.Parameter("serial number", "x&y=/é")]))

    let request = try #require(stage.server.requests.first)
    #expect(request.target == "/api/a%20b/%C3%BC?serial%20number=x%26y%3D%2F%C3%A9")
    #expect(request.headers["authorization"] == "Basic MTA0ODIwNTg6Q0FOQVJZL2tleSt3aXRoIm9kZCBzaWducw==")
    #expect(request.headers["user-agent"] == "rollcall/9.9")
    #expect(request.headers["accept-encoding"] == "gzip")
    #expect(request.headers["x-version"] == "3")
  }

  @Test(
    arguments: [
      "http://riverside.example/api", "https://user:CANARYPASS@riverside.example", "ftp://127.0.0.1",
      "riverside",
      "", "https://", "http://127.0.0.1.riverside.example", "https://riverside.example/?key=CANARYPASS",
    ])
  func `an address that is none, or would show the credentials, is refused without quoting them`(
    _ base: String
  ) throws {
    let transport = try Transport(configuration: TransportConfiguration(), log: LogLines().logger)

    let error = #expect(throws: IntegrationError.self) {
      try transport.client(
        endpoint: ConnectionEndpoint(base: base, authentication: .none), reading: ReadingGuard())
    }

    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("CANARYPASS") == false)
  }

  @Test(arguments: [
    "http://localhost", "http://127.0.0.1:8481/api/", "http://[::1]:1", "https://riverside.example",
  ])
  func `https is for everybody, http for this machine`(_ base: String) throws {
    let transport = try Transport(configuration: TransportConfiguration(), log: LogLines().logger)

    #expect(throws: Never.self) {
      try transport.client(
        endpoint: ConnectionEndpoint(base: base, authentication: .none), reading: ReadingGuard())
    }
  }

  @Test func `a server that does not speak TLS is told nothing`() async throws {
    let server = try ScriptedServer([.reply(200, "{}")])
    var configuration = TransportConfiguration()
    (configuration.connectTimeout, configuration.tries) = (.milliseconds(300), 1)
    let client = try Transport(configuration: configuration, log: LogLines().logger).client(
      endpoint: ConnectionEndpoint(
        base: "https://127.0.0.1:\(server.port)", authentication: .bearer(Secret(Stage.password))),
      reading: ReadingGuard())

    let error = await #expect(throws: IntegrationError.self) {
      try await client.open(HTTPRequest("/devices"))
    }

    #expect(error?.kind == .transient)
    #expect(server.requests.isEmpty)
    #expect(server.connections == 1)
  }
}
