import RollcallKit
import RollcallTransport
import Testing

@Suite struct RedirectTests {
  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect within the origin is followed, with credentials`(_ status: Int) async throws {
    let stage = try Stage(.reply(status, "", ["Location": "../v2/devices?page=1"]), .reply(200, "[]"))

    let outcome = await stage.outcome()

    #expect(outcome == .success("[]"))
    #expect(stage.server.requests.map(\.target) == ["/api/devices", "/v2/devices?page=1"])
    #expect(stage.server.requests.allSatisfy { $0.headers["authorization"] != nil })
  }

  @Test func `a redirect to another origin is refused, and nothing reaches it`() async throws {
    let other = try ScriptedServer([.reply(200, "[]")])
    let stage = try Stage(.reply(302, "", ["Location": other.url + "/devices"]))

    let error = await stage.failure()

    #expect(error?.kind == .configuration)
    #expect(error?.message.contains(stage.server.url) == true)
    #expect(error?.message.contains(other.url) == true)
    #expect(other.connections == 0)
  }

  @Test(arguments: [
    "//riverside.example/x", "https://127.0.0.1/x", "file:///etc/passwd", "http://a:b@127.0.0.1/", "",
  ])
  func `a redirect that changes scheme, host, port or user is refused`(_ location: String) async throws {
    let stage = try Stage(.reply(307, "", ["Location": location]))

    #expect(await stage.failure()?.kind == .configuration)
    #expect(stage.server.requests.count == 1)
  }

  @Test func `a ring of redirects ends after five`() async throws {
    let stage = try Stage(.reply(302, "", ["Location": "/api/devices"]))

    #expect(await stage.failure()?.kind == .configuration)
    #expect(stage.server.requests.count == 6)
    #expect(stage.sleeps.seconds.isEmpty)
  }

  @Test func `a post is not redirected`() async throws {
    let stage = try Stage(.reply(307, "", ["Location": "/api/elsewhere"]), readingPosts: ["/token"])

    #expect(await stage.failure(HTTPRequest("/token", method: .post))?.kind == .configuration)
    #expect(stage.server.requests.count == 1)
  }
}
