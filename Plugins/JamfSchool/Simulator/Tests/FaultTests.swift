import CustomDump
import Foundation
import JamfSchoolSimulator
import Testing

struct FaultTests {
  /// Status, and a piece of the body, that a fault shows.
  static let replies: [(Fault.Kind, Int, String)] = [
    (.unauthorized, 401, "Unauthorized"),
    (.methodNotAllowed, 405, #"{"error":{"code":405,"#),
    (.notFound, 404, "Not Found"),
    (.rateLimited, 429, "Too Many Requests"),
    (.rateLimitedSeconds, 429, "Too Many Requests"),
    (.rateLimitedDate, 429, "Too Many Requests"),
    (.internalServerError, 500, "<h1>500 Internal Server Error</h1>"),
    (.badGateway, 502, "<h1>502 Bad Gateway</h1>"),
    (.serviceUnavailable, 503, "<h1>503 Service Unavailable</h1>"),
    (.gatewayTimeout, 504, "<h1>504 Gateway Time-out</h1>"),
    (.redirect, 302, ""),
    (.htmlPage, 200, "<!DOCTYPE html>"),
    (.emptyBody, 200, ""),
    (.failureCode, 200, #"{"code":400,"message":"MissingParameter"}"#),
    (.failureMessage, 200, #"{"message":"DeviceNotActive"}"#),
    (.echo, 400, #"{"code":400,"message":"Bad request. Authorization: Basic "#),
    (.echoUnderServerError, 500, #"{"code":500,"message":"Bad request. Authorization: Basic "#),
    (.echoUnderSuccess, 200, #"{"code":400,"message":"Bad request. Authorization: Basic "#),
    (.missingPayload, 200, #"{"code":200}"#),
    (.otherKeySpelling, 200, #"{"code":200,"count":2,"Devices":[{"UDID":"#),
    (.countTooLow, 200, #"{"code":200,"count":1,"devices":[{"#),
    (.countTooHigh, 200, #"{"code":200,"count":2,"devices":[{"#),
    (.cutJSON, 200, #"{"code":200,"count":2,"devices":[{"#),
    (.lateAnswer, 200, #"{"code":200,"count":2,"devices":[{"#),
    (.slowBody, 200, #"{"code":200,"count":2,"devices":[{"#),
  ]

  /// What ends in the middle, and what the probe sees of it.
  static let broken: [(Fault.Kind, Int?, Reply.Ending)] = [
    (.truncated, 200, .closed), (.truncatedChunks, 200, .closed), (.connectionReset, nil, .reset),
    (.connectionClosed, nil, .closed),
  ]

  @Test(arguments: replies)
  func `a fault replaces the reply`(kind: Fault.Kind, status: Int, beginning: String) async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(faults: [Fault(kind, path: "/devices", times: 1, seconds: 0.1)])

      let damaged = await probe.send("GET", "/api/devices")
      let afterwards = await probe.send("GET", "/api/devices")

      #expect(damaged.status == status)
      #expect(beginning.isEmpty ? damaged.body.isEmpty : damaged.text.contains(beginning))
      #expect(damaged.headers["content-length"] == String(damaged.body.count))
      #expect(afterwards.json["count"] == 2)
    }
  }

  @Test(arguments: broken)
  func `a fault breaks the connection`(kind: Fault.Kind, status: Int?, ending: Reply.Ending) async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(faults: [Fault(kind, times: 1)])

      let damaged = await probe.send("GET", "/api/devices")
      let afterwards = await probe.send("GET", "/api/devices")

      #expect(damaged.ending == ending)
      if let status { #expect(damaged.status == status) }
      #expect(damaged.json == .null)
      #expect(afterwards.json["count"] == 2)
    }
  }

  @Test func `a truncated reply announced more than it sent`() async throws {
    try await SmallTenant.run { tenant, probe in
      let whole = await probe.send("GET", "/api/devices")
      await tenant.set(faults: [Fault(.truncated)])
      let cut = await probe.send("GET", "/api/devices")
      await tenant.set(faults: [Fault(.truncatedChunks)])
      let chunked = await probe.send("GET", "/api/devices")

      #expect(cut.headers["content-length"] == String(whole.body.count))
      #expect(cut.body == Array(whole.body.prefix(whole.body.count / 2)))
      #expect(chunked.headers["transfer-encoding"] == "chunked")
      #expect(!chunked.text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test(arguments: [Fault.Kind.silence, .silentBody])
  func `silence lasts until the tenant stops`(kind: Fault.Kind) async throws {
    let tenant = try await SimulatedTenant().start()
    await tenant.set(faults: [Fault(kind)])
    async let reply = Probe(port: tenant.port).send("GET", "/api/devices")
    while await tenant.requests.isEmpty { await Task.yield() }

    await tenant.stop()

    #expect(await reply.body.isEmpty)
  }

  @Test func `lost rows leave the count alone, and too low a count leaves the rows alone`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(faults: [Fault(.countTooHigh, times: 1), Fault(.countTooLow, times: 1)])

      let short = await probe.send("GET", "/api/devices").json
      let long = await probe.send("GET", "/api/devices").json

      #expect(short["count"] == 2)
      #expect(short["devices"]?.array?.count == 1)
      #expect(long["count"] == 1)
      #expect(long["devices"]?.array?.count == 2)
    }
  }

  @Test func `retry-after is absent, seconds, or a date`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(faults: [
        Fault(.rateLimited, times: 1), Fault(.rateLimitedSeconds, times: 1, retryAfterSeconds: 7),
        Fault(.rateLimitedDate, times: 1),
      ])

      let values = [
        await probe.send("GET", "/api/devices").headers["retry-after"],
        await probe.send("GET", "/api/devices").headers["retry-after"],
        await probe.send("GET", "/api/devices").headers["retry-after"],
      ]

      #expect(values[0] == nil)
      #expect(values[1] == "7")
      #expect(values[2]?.wholeMatch(of: /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/) != nil)
    }
  }

  @Test func `a fault keeps to its path and its times`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(faults: [
        Fault(.badGateway, path: "/devices", times: 2), Fault(.gatewayTimeout, path: "/devices/*"),
      ])

      var statuses: [Int?] = []
      for path in ["/locations", "/devices", "/devices/groups", "/devices/", "/devices"] {
        statuses.append(await probe.send("GET", "/api" + path).status)
      }

      expectNoDifference(statuses, [200, 502, 504, 502, 200])
      let left = await tenant.faults.map(\.times)
      expectNoDifference(left, [0, nil])
    }
  }

  @Test func `a write that is refused by a fault changes nothing`() async throws {
    try await SmallTenant.run { tenant, probe in
      await tenant.set(faults: [Fault(.serviceUnavailable)])

      let reply = await probe.send("DELETE", "/api/devices/00008103-000A1B2C3D4E5F60")

      #expect(reply.status == 503)
      await tenant.set()
      #expect(await probe.send("GET", "/api/devices").json["count"] == 2)
    }
  }

  @Test func `every fault is tried`() {
    let tried = Self.replies.map(\.0) + Self.broken.map(\.0) + [.silence, .silentBody]

    expectNoDifference(Set(tried), Set(Fault.Kind.allCases))
  }
}
