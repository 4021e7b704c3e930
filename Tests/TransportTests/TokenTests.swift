import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import RollcallTesting
import RollcallTransport
import Synchronization
import Testing

/// A token is asked for once, used while it is good, and replaced before the tenant minds.
struct TokenTests {
  private static func token(_ text: String, seconds: Int = 3600) -> Answer {
    .reply(200, #"{"access_token":"\#(text)","expires_in":\#(seconds),"token_type":"Bearer"}"#)
  }

  @Test func `one token serves many requests, also at once`() async throws {
    let stage = try TokenStage(giving: [Self.token("ONE"), Self.token("TWO")])

    await withTaskGroup(of: IntegrationError?.self) { tasks in
      for _ in 0..<8 { tasks.addTask { await stage.failure() } }
      for await failure in tasks { expectNoDifference(failure, nil) }
    }
    try await stage.ask()

    expectNoDifference(stage.shown, Array(repeating: "Bearer ONE", count: 9))
    let asked = try #require(stage.givers.requests.first)
    #expect(stage.givers.requests.count == 1)
    #expect(asked.method == "POST" && asked.target == "/oauth/token?v=2")
    #expect(asked.body == "client_id=rollcall&client_secret=CANARY%2Bsecret%26of%3Dclients")
    #expect(asked.headers["authorization"] == nil)
  }

  @Test(arguments: [(3600, 3539, 3541), (60, 29, 31), (120, 59, 61)])
  func `it is replaced a minute before its end, or at half its life`(life: Int, good: Int64, old: Int64)
    async throws
  {
    let stage = try TokenStage(giving: [Self.token("ONE", seconds: life), Self.token("TWO", seconds: life)])
    try await stage.ask()

    stage.time.pass(seconds: good)
    try await stage.ask()
    stage.time.pass(seconds: old - good)
    try await stage.ask()

    expectNoDifference(stage.shown, ["Bearer ONE", "Bearer ONE", "Bearer TWO"])
  }

  @Test func `one that the tenant refuses before its time is replaced, once`() async throws {
    let refusal = Answer.reply(401, #"{"message":"expired"}"#)
    let once = try TokenStage(
      giving: [Self.token("ONE"), Self.token("TWO")], tenant: [refusal, .reply(200, "[]")])
    let always = try TokenStage(giving: [Self.token("ONE"), Self.token("TWO")], tenant: [refusal])

    try await once.ask()
    let error = await always.failure()

    expectNoDifference(once.shown, ["Bearer ONE", "Bearer TWO"])
    #expect(error?.kind == .authentication)
    expectNoDifference(always.shown, ["Bearer ONE", "Bearer TWO"])
  }

  @Test(arguments: [400, 401, 403])
  func `a wrong secret is one, whatever status says so, and stays unseen`(status: Int) async throws {
    let stage = try TokenStage(
      giving: [.reply(status, #"{"error":"invalid_client \#(TokenStage.secret)"}"#)])

    let error = await stage.failure()

    #expect(error?.kind == .authentication && error?.httpStatus == status)
    #expect(error?.message.contains("CANARY") == false)
    #expect(stage.lines.all.allSatisfy { !$0.contains("CANARY") })
    #expect(stage.tenant.requests.isEmpty)
  }

  @Test(arguments: [
    #"{"token":"X"}"#, #"{"access_token":"","expires_in":60}"#, #"{"access_token":"X","expires_in":0}"#,
    "<html>",
  ])
  func `an answer without a token is malformed`(answer: String) async throws {
    let stage = try TokenStage(giving: [.reply(200, answer)])

    #expect(await stage.failure()?.kind == .malformed)
    #expect(stage.tenant.requests.isEmpty)
  }

  @Test func `who gives tokens may be in trouble for a while`() async throws {
    let stage = try TokenStage(giving: [.reply(503, "later"), Self.token("ONE")])

    try await stage.ask()

    expectNoDifference(stage.shown, ["Bearer ONE"])
  }

  @Test func `a token may come in a header field, and go in another`() async throws {
    let stage = try TokenStage(giving: [.reply(200, "{}", ["Authorization": "Bearer ONE"])]) {
      request in
      request.place = .header("Authorization", prefix: "Bearer ")
      request.lifetime = .fixed(3_600_000)
      (request.field, request.prefix) = ("X-Token", "")
    }

    try await stage.ask()

    #expect(stage.tenant.requests.first?.headers["x-token"] == "ONE")
  }

  @Test func `tokens are not asked for in the clear`() throws {
    #expect(throws: IntegrationError.self) {
      _ = try TokenStage(giving: []) { $0.address = "http://login.example/token" }
    }
  }
}

/// Who gives tokens, a tenant that wants them, and a client between the two.
private struct TokenStage {
  let givers: ScriptedServer
  let tenant: ScriptedServer
  let client: HTTPClient
  let lines = LogLines()
  let time = Time()

  /// The present, under a test's hand.
  final class Time: Sendable {
    private let milliseconds = Mutex<Int64>(1_700_000_000_000)

    var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
    func pass(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
  }

  init(
    giving answers: [Answer], tenant replies: [Answer] = [.reply(200, "[]")],
    change: (inout TokenRequest) -> Void = { _ in }
  ) throws {
    let (givers, tenant) = (try ScriptedServer(answers), try ScriptedServer(replies))
    var request = TokenRequest(
      address: givers.url + "/oauth/token?v=2",
      headers: [HTTPRequest.Parameter("Content-Type", "application/x-www-form-urlencoded")],
      body: TokenRequest.form([
        HTTPRequest.Parameter("client_id", "rollcall"), HTTPRequest.Parameter("client_secret", Self.secret),
      ]), secrets: [Secret(Self.secret)], place: .answer("access_token"), lifetime: .answer("expires_in"))
    change(&request)
    let time = time
    let transport = try Transport(
      configuration: TransportConfiguration(), log: lines.logger,
      clock: TransportClock(now: { time.now }, sleep: { _ in }))
    client = try transport.client(
      endpoint: ConnectionEndpoint(base: tenant.url + "/api", authentications: [.token(request)]),
      reading: ReadingGuard())
    self.givers = givers
    self.tenant = tenant
  }

  static let secret = "CANARY+secret&of=clients"

  func ask() async throws(IntegrationError) { _ = try await client.bytes(HTTPRequest("/devices")) }

  func failure() async -> IntegrationError? {
    do throws(IntegrationError) {
      try await ask()
      return nil
    } catch {
      return error
    }
  }

  var shown: [String?] { tenant.requests.map { $0.headers["authorization"] } }
}
