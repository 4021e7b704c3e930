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
