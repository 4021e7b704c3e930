import CustomDump
import RollcallKit
import RollcallTransport
import Testing

@Suite struct RetryTests {
  @Test(
    arguments: [
      (400, IntegrationError.Kind.configuration), (401, .authentication), (403, .permission),
      (404, .malformed),
      (405, .permission), (410, .configuration), (304, .configuration),
    ])
  func `an answer that would come again is not asked for again`(
    _ status: Int, _ kind: IntegrationError.Kind
  ) async throws {
    let stage = try Stage(.reply(status))

    let error = await stage.failure()

    #expect(error?.kind == kind)
    #expect(error?.httpStatus == status)
    #expect(error?.hint?.isEmpty == false)
    #expect(stage.server.requests.count == 1)
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func `trouble that may pass is tried five times, with doubled pauses`(_ status: Int) async throws {
    let stage = try Stage(.reply(status, "<html>Gateway</html>"))

    let error = await stage.failure()

    #expect(error?.kind == (status == 429 ? .rateLimited : .transient))
    #expect(error?.message == "\(stage.server.url) answered GET /devices with \(status). Tried 5 times.")
    #expect(stage.server.requests.count == 5)
    #expect(stage.sleeps.seconds == [1, 2, 4, 8])
  }

  @Test func `the first good answer ends the trying`() async throws {
    let stage = try Stage(.reply(503), .reply(429), .reply(200, "[]"))

    let outcome = await stage.outcome()

    #expect(outcome == .success("[]"))
    #expect(stage.server.requests.count == 3)
  }

  @Test(
    arguments: [
      ("7", 7.0), ("60", 60), ("0", 1), ("Sun, 06 Nov 1994 08:50:07 GMT", 30),
      ("Sunday, 06-Nov-94 08:50:07 GMT", 30), ("Sun Nov  6 08:50:07 1994", 30),
      ("Sun, 06 Nov 1994 08:00:00 GMT", 1), ("soon", 1),
    ])
  func `the pause is the one that the tenant asks for`(_ field: String, _ seconds: Double) async throws {
    let stage = try Stage(.reply(429, "", ["Retry-After": field]), .reply(200, "[]"))

    let outcome = await stage.outcome()

    #expect(outcome == .success("[]"))
    #expect(stage.sleeps.seconds == [seconds])
  }

  @Test(arguments: [("3600", Int64(3_600_000)), ("Sun, 06 Nov 1994 08:51:37 GMT", 120_000)])
  func `a tenant that asks for more than a minute is left alone`(_ field: String, _ wait: Int64) async throws
  {
    let stage = try Stage(.reply(429, "", ["Retry-After": field]))

    let error = await stage.failure()

    #expect(error?.kind == .rateLimited)
    #expect(error?.retryAfterMilliseconds == wait)
    #expect(stage.server.requests.count == 1)
    #expect(stage.sleeps.seconds.isEmpty)
  }

  @Test func `a server that is not there is tried five times`() async throws {
    // No test is ever given this port, as a freed one might be.
    let stage = try Stage(.reply(200, "[]"), base: "http://127.0.0.1:1/api")

    let error = await stage.failure()

    #expect(error?.kind == .transient)
    #expect(error?.recovery == IntegrationError.Recovery.none)
    #expect(stage.sleeps.seconds == [1, 2, 4, 8])
  }

  @Test(arguments: [
    Answer(steps: [.reset]), Answer(steps: [.close]), Answer.raw("HTTP/1.1 200 OK\r\nX-").then(.close),
  ])
  func `a connection that breaks before the head is tried again`(_ broken: Answer) async throws {
    let stage = try Stage(broken, .reply(200, "[]"))

    let outcome = await stage.outcome()

    #expect(outcome == .success("[]"))
    #expect(stage.sleeps.seconds == [1])
  }

  @Test func `silence costs minutes, so it is tried only once more`() async throws {
    let stage = try Stage(Answer(steps: [.silence])) { $0.firstByteTimeout = .milliseconds(50) }

    let error = await stage.failure()

    #expect(error?.kind == .transient)
    #expect(error?.message == "\(stage.server.url) did not answer GET /devices within 50 ms. Tried 2 times.")
    #expect(stage.server.requests.count == 2)
  }

  @Test func `a number of tries is obeyed`() async throws {
    let stage = try Stage(.reply(500)) { $0.tries = 1 }

    #expect(await stage.failure()?.kind == .transient)
    #expect(stage.server.requests.count == 1)
  }
}
