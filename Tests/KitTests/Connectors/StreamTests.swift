import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// Streams, partitions, filters, joins and details: how the records of a connector come to be what the mapping reads.
struct StreamTests {
  private static let list = Connector.Listing(Connector.Request("/devices"), records: "devices")

  @Test func `a list is asked for each partition, and each is complete by itself`() async throws {
    let body = Connector.Body.object([
      .init("operation", .text(.constant("list"))), .init("limit", .literal("50")),
      .init("options", .object([.init("os", .text(.partition)), .init("site", .text(.setting("site")))])),
    ])
    var listing = Connector.Listing(
      Connector.Request("/devices", method: .post, body: body),
      paging: .page(.body(["options", "page"]), first: 1, size: nil),
      stops: [.says("response[0].status", "DEVICES_NOTFOUND")], records: "response[0].devices",
      mayLackRecords: true,
      total: "response[0].rows")
    listing.total = "response[0].rows"
    let vendor = ScriptedVendor { request in
      let page = RecordPath("options.page").integer(in: request.body ?? [])
      let os = RecordPath("options.os").text(in: request.body ?? []) ?? ""
      return page == 1
        ? .init(body: #"{"status":"OK","response":[{"devices":[{"id":"\#(os)1"}],"rows":1}]}"#)
        : .init(body: #"{"status":"OK","response":[{"status":"DEVICES_NOTFOUND"}]}"#)
    }

    let (records, total) = try await Connector.small(listing, partitions: .constants(["ios", "mac"]))
      .records(from: vendor)

    expectNoDifference(
      records,
      [
        #"{"@stream":"devices","@partition":"ios","id":"ios1"}"#,
        #"{"@stream":"devices","@partition":"mac","id":"mac1"}"#,
      ])
    #expect(total == 2)
    expectNoDifference(
      vendor.requests.first,
      #"POST /devices {"operation":"list","limit":50,"options":{"os":"ios","page":1}}"#)
    #expect(vendor.requests.count == 4)
  }

  @Test func `partitions come of another list, two deep`() async throws {
    func lists(_ path: String, _ records: RecordPath?) -> Connector.Listing {
      Connector.Listing(Connector.Request(path), records: records)
    }
    let vendor = ScriptedVendor { request in
      switch request.path {
      case "/organizations": .init(body: #"[{"id":"o1"},{"id":"o2"}]"#)
      case "/organizations/o1/networks":
        .init(
          body:
            #"[{"id":"n1","types":["a","sm"]},{"id":"n2","types":["sm"]},{"id":"n3","types":["a"]},{"id":"n4"}]"#
        )
      case "/organizations/o2/networks": .init(body: "[]")
      case _: .init(body: #"[{"id":"of \#(request.path)"}]"#)
      }
    }
    let connector = Connector.small(
      lists("/networks/{partition}/devices", nil),
      partitions: .records(
        of: lists("/organizations/{partition}/networks", nil), key: "id",
        filters: [.init(.keep, "types", .has(oneOf: ["sm"]))],
        .records(of: lists("/organizations", nil), key: "id", .one)))

    let records = try await connector.records(from: vendor).records

    expectNoDifference(
      records.map { $0.suffix(30) },
      [#"{"id":"of /networks/n1/devices"}"#, #"{"id":"of /networks/n2/devices"}"#].map { $0.suffix(30) })
  }

  @Test func `a partition that would change the address is refused`() async {
    let vendor = ScriptedVendor { _ in .init(body: "[]") }
    let connector = Connector.small(
      Connector.Listing(Connector.Request("/networks/{partition}/devices")),
      partitions: .constants(["../admin"]))

    let error = await #expect(throws: IntegrationError.self) { _ = try await connector.records(from: vendor) }

    #expect(error?.kind == .malformed && vendor.requests.isEmpty)
  }

  @Test func `filters take what is a device, and what they drop counts for completeness`() async throws {
    var connector = Connector.small(Self.list)
    connector.streams[0].listing.total = "count"
    connector.filters = [
      .init(.drop, "removed", .isOne(of: ["true"])), .init(.keep, "class", .begins(with: ["MAC", "WIN"])),
      .init(.drop, "virtual", .exists, setting: "skip_virtual"), .init(.drop, "tags", .has(oneOf: ["lost"])),
    ]
    let vendor = ScriptedVendor { _ in
      .init(
        body: #"""
          {"count":5,"devices":[{"id":"1","class":"MAC"},{"id":"2","class":"MAC","removed":true},{"id":"3","class":"NMS"},
          {"id":"4","class":"WINDOWS","virtual":"yes"},{"id":"5","class":"MAC","tags":["old","lost"]}]}
          """#)
    }
    func ids(_ settings: PluginSettings) async throws -> [String] {
      try await connector.records(from: vendor, settings).records
    }

    let all = try await ids(PluginSettings())
    let few = try await ids(PluginSettings(["skip_virtual": .text("true")]))

    expectNoDifference(
      all, [#"{"id":"1","class":"MAC"}"#, #"{"id":"4","class":"WINDOWS","virtual":"yes"}"#])
    expectNoDifference(few, [#"{"id":"1","class":"MAC"}"#])
    let prepared = try Plugin(connector).prepare(PluginSettings(), secrets: [:])
    let listing = try await prepared.connect(HostServices(http: vendor.client, log: .none)).devices()
    var builder = FetchBuilder()
    let mapper = RecordMapper(
      mapping: connector.manifest.mapping, manufacturer: nil, timeZone: nil, lookups: [:])
    builder.begin(listing.streams[0])
    while let page = try await listing.streams[0].pages.next() { try mapper.map(page, into: &builder) }
    try builder.end()
    expectNoDifference(try builder.finish().framed, 5)
  }

  @Test func `a record is joined with its partner; without one nothing is said of it`() async throws {
    var connector = Connector.small(Self.list)
    connector.joins = [
      .init(
        "users", Connector.Listing(Connector.Request("/users"), records: "users"), key: "id", by: "user.id"),
      .init(
        "links", Connector.Listing(Connector.Request("/links")), key: "name", by: "id", match: .under),
    ]
    connector.manifest.mapping.owner = OwnerMapping(at: "@users", email: "email")
    let vendor = ScriptedVendor { request in
      switch request.path {
      case "/users":
        .init(body: #"{"users":[{"id":7,"email":"ada@brook.example"},{"id":7,"email":"bob@brook.example"}]}"#)
      case "/links": .init(body: #"[{"name":"a/users/1","n":1},{"name":"ab/users/1","n":2}]"#)
      case _:
        .init(
          body:
            #"{"devices":[{"id":"a","user":{"id":"7"}},{"id":"ab","user":{"id":null}},{"id":"c","user":{"id":8}},{"id":"d"}]}"#
        )
      }
    }

    let records = try await connector.records(from: vendor).records

    let start = #"{"@stream":"devices","#
    expectNoDifference(
      records,
      [
        start
          + #""@users":{"id":7,"email":"ada@brook.example"},"@links":{"name":"a/users/1","n":1},"id":"a","user":{"id":"7"}}"#,
        start + #""@users":null,"@links":{"name":"ab/users/1","n":2},"id":"ab","user":{"id":null}}"#,
        start + #""id":"c","user":{"id":8}}"#, start + #""id":"d"}"#,
      ])
    let desk = MappingDesk(mapping: connector.manifest.mapping)
    expectNoDifference(
      try desk.fetch(records).devices.map(\.owner),
      [.person(email: "ada@brook.example", name: nil), .nobody, .notReported, .notReported])
    expectNoDifference(vendor.requests, ["GET /users", "GET /links", "GET /devices"])
  }

  @Test func `a list of partners that may not be read fails the run, unless it is optional`() async throws {
    var connector = Connector.small(Self.list)
    connector.joins = [
      .init("users", Connector.Listing(Connector.Request("/users"), records: "users"), key: "id", by: "user")
    ]
    let vendor = ScriptedVendor {
      $0.path == "/users" ? .init(status: 403) : .init(body: #"{"devices":[{"id":"a","user":1}]}"#)
    }

    let error = await #expect(throws: IntegrationError.self) { _ = try await connector.records(from: vendor) }
    connector.joins[0].isOptional = true
    let records = try await connector.records(from: vendor).records

    #expect(error?.kind == .permission)
    expectNoDifference(records, [#"{"@stream":"devices","id":"a","user":1}"#])
  }

  @Test func `a detail is asked for each record, and one that fails fails the run`() async throws {
    var connector = Connector.small(Self.list)
    connector.detail = .init(Connector.Request("/devices/{id}"), id: "id", concurrency: 2)
    let good = ScriptedVendor { request in
      request.path == "/devices"
        ? .init(body: #"{"devices":[{"id":"a"},{"id":"b"},{"id":"c"},{}]}"#)
        : .init(body: #"{"mail":"\#(request.path.suffix(1))@brook.example"}"#)
    }
    let bad = ScriptedVendor { request in
      request.path == "/devices"
        ? .init(body: #"{"devices":[{"id":"a"},{"id":"b"}]}"#)
        : request.path == "/devices/a" ? .init(body: "{}") : .init(status: 404)
    }

    let records = try await connector.records(from: good).records
    let error = await #expect(throws: IntegrationError.self) { _ = try await connector.records(from: bad) }

    expectNoDifference(
      records,
      ["a", "b", "c"].map {
        #"{"@detail":{"mail":"\#($0)@brook.example"},"@stream":"devices","id":"\#($0)"}"#
      }
        + [#"{"@stream":"devices"}"#])
    #expect(error?.httpStatus == 404)
  }

  @Test func `a failure under a good status is one, by the connector's rules`() async throws {
    var connector = Connector.small(Self.list)
    connector.errors = [
      .init(
        status: 200, contentType: "text/html", kind: .authentication, hint: "The server sent a login page."),
      .init(says: .differs("status", ["OK"]), kind: .permission),
      .init(status: 403, says: .contains("quota"), kind: .rateLimited),
    ]
    func kind(_ answer: ScriptedVendor.Answer) async -> IntegrationError.Kind? {
      do throws(IntegrationError) {
        _ = try await connector.records(from: ScriptedVendor { _ in answer })
        return nil
      } catch {
        return error.kind
      }
    }

    #expect(await kind(.init(body: #"{"status":"OK","devices":[]}"#)) == nil)
    #expect(await kind(.init(body: #"{"status":"NO"}"#)) == .permission)
    #expect(
      await kind(.init(body: "<html>", headers: ["content-type": "text/html; charset=utf-8"]))
        == .authentication)
    let endpoint = try Plugin(connector).prepare(PluginSettings(), secrets: [:]).endpoint
    let forbidden = IntegrationError(.permission, "403", httpStatus: 403)
    #expect(endpoint.meaning(forbidden, Array("quotaExceeded".utf8), nil).kind == .rateLimited)
    #expect(endpoint.meaning(forbidden, Array("no".utf8), nil).kind == .permission)
  }
}
