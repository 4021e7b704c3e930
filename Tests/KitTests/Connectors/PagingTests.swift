import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// Each way of paging reads every record once, at every size of a fleet, and never turns in a circle.
struct PagingTests {
  /// A way of paging, and a vendor that pages so.
  struct Way: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var paging: Connector.Paging
    var stops: [Connector.Stop] = []
    var method = HTTPRequest.Method.get
    /// What is answered to a request, of so many records, three at a time.
    var answer: @Sendable (HTTPRequest, Int) -> ScriptedVendor.Answer
  }

  static let size = Connector.PageSize(.query("limit"), count: 3)

  static func body(_ range: Range<Int>, _ more: String = "") -> String {
    let records = range.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    return #"{"devices":[\#(records)]\#(more)}"#
  }

  /// The part of a fleet from a record on.
  static func part(from start: Int, of count: Int) -> Range<Int> { min(start, count)..<min(start + 3, count) }

  static let ways: [Way] = [
    Way(testDescription: "offset", paging: .offset(.query("offset"), size: size, advance: .received)) {
      .init(body: body(part(from: Int($0.parameter("offset") ?? "") ?? 0, of: $1)))
    },
    Way(
      testDescription: "page from 0, total", paging: .page(.query("page"), first: 0, size: size),
      stops: [.totalReached]
    ) {
      .init(body: body(part(from: 3 * (Int($0.parameter("page") ?? "") ?? 0), of: $1), #","count":\#($1)"#))
    },
    Way(
      testDescription: "page from 1, short page", paging: .page(.query("page"), first: 1, size: size),
      stops: [.shortPage]
    ) { .init(body: body(part(from: 3 * ((Int($0.parameter("page") ?? "") ?? 1) - 1), of: $1))) },
    Way(
      testDescription: "page in a body, page count",
      paging: .page(.body(["options", "page"]), first: 1, size: nil),
      stops: [.pageCount("pages")], method: .post
    ) { request, count in
      let page = RecordPath("options.page").integer(in: request.body ?? []) ?? 1
      return .init(body: body(part(from: 3 * (page - 1), of: count), #","pages":\#((count + 2) / 3)"#))
    },
    Way(testDescription: "cursor", paging: .cursor(.query("pageToken"), from: "next", size: nil)) {
      let part = part(from: Int($0.parameter("pageToken") ?? "") ?? 0, of: $1)
      return .init(body: body(part, part.upperBound < $1 ? #","next":"\#(part.upperBound)""# : ""))
    },
    Way(
      testDescription: "keyset",
      paging: .keyset(.query("filter"), from: "id", prefix: "id>", start: "-1", size: size)
    ) {
      let last = Int(($0.parameter("filter") ?? "").dropFirst(3)) ?? 0
      return .init(body: body(part(from: last + 1, of: $1)))
    },
    Way(
      testDescription: "keyset, flag",
      paging: .keyset(.query("after"), from: "id", prefix: "", start: nil, size: size),
      stops: [.flagOff("has_more")]
    ) {
      let part = part(from: (Int($0.parameter("after") ?? "") ?? -1) + 1, of: $1)
      return .init(body: body(part, #","has_more":\#(part.upperBound < $1)"#))
    },
    Way(testDescription: "next address", paging: .nextURL("next", size: nil)) {
      let start = $0.address.flatMap { Int($0.split(separator: "=").last ?? "") } ?? 0
      let part = part(from: start, of: $1)
      let next = part.upperBound < $1 ? #""https://api.brook.example/d?from=\#(part.upperBound)""# : "null"
      return .init(body: body(part, #","next":\#(next)"#))
    },
    Way(testDescription: "Link header", paging: .linkHeader(size: nil)) {
      let start = $0.address.flatMap { Int($0.split(separator: "=").last ?? "") } ?? 0
      let part = part(from: start, of: $1)
      var answer = ScriptedVendor.Answer(body: body(part))
      let next = "<https://api.brook.example/d?from=\(part.upperBound)>; rel=\"next\""
      answer.headers["link"] =
        "<https://api.brook.example/d?a=1,2>; rel=first" + (part.upperBound < $1 ? ", \(next)" : "")
      return answer
    },
    Way(testDescription: "none", paging: .none) { .init(body: body(0..<$1)) },
  ]

  private static func listing(_ way: Way) -> Connector.Listing {
    Connector.Listing(
      Connector.Request("/devices", method: way.method), paging: way.paging, stops: way.stops,
      records: "devices", total: way.stops.contains(.totalReached) ? "count" : nil)
  }

  @Test(arguments: ways, [0, 1, 2, 3, 4, 6, 7])
  func `every record is read once`(way: Way, count: Int) async throws {
    let vendor = ScriptedVendor { way.answer($0, count) }

    let (records, total) = try await Connector.small(Self.listing(way)).records(from: vendor)

    expectNoDifference(records, (0..<count).map { #"{"id":"\#($0)"}"# })
    #expect(total == nil || total == count)
    #expect(vendor.requests.count <= count / 3 + 2)
  }

  @Test(
    arguments: ways.filter {
      $0.testDescription != "none" && $0.testDescription != "page in a body, page count"
    })
  func `a list that turns in a circle is malformed, and not the end`(way: Way) async {
    // It always answers as to the first request.
    let vendor = ScriptedVendor { request in
      var request = request
      request.query = request.query.filter { $0.name == "limit" }
      request.address = nil
      return way.answer(request, 9)
    }

    let error = await #expect(throws: IntegrationError.self) {
      _ = try await Connector.small(Self.listing(way)).records(from: vendor)
    }

    #expect(error?.kind == .malformed)
    #expect(error?.message.hasPrefix("The list at /devices cannot be read to its end") == true)
    #expect(vendor.requests.count <= 4)
  }

  @Test(arguments: [1, 2, 3]) func `a page that fails fails the list, whichever it is`(page: Int) async {
    let vendor = ScriptedVendor { request in
      let start = Int(request.parameter("offset") ?? "") ?? 0
      return start == 3 * (page - 1)
        ? .init(status: 403) : .init(body: Self.body(Self.part(from: start, of: 9)))
    }

    let error = await #expect(throws: IntegrationError.self) {
      _ = try await Connector.small(Self.listing(Self.ways[0])).records(from: vendor)
    }

    #expect(error?.kind == .permission)
  }

  @Test func `an offset goes on by what came, or by what was asked for`() async throws {
    func requests(_ advance: Connector.Advance) async throws -> [String] {
      let vendor = ScriptedVendor { request in
        let start = Int(request.parameter("offset") ?? "") ?? 0
        return .init(body: Self.body(start < 6 ? start..<start + 2 : 0..<0))
      }
      let paging = Connector.Paging.offset(.query("offset"), size: Self.size, advance: advance)
      _ = try await Connector.small(
        Connector.Listing(Connector.Request("/d"), paging: paging, records: "devices")
      ).records(from: vendor)
      return vendor.requests
    }

    let (received, requested) = (try await requests(.received), try await requests(.requested))

    expectNoDifference(received, ["0", "2", "4", "6"].map { "GET /d?offset=\($0)&limit=3" })
    expectNoDifference(requested, ["0", "3", "6"].map { "GET /d?offset=\($0)&limit=3" })
  }
}
