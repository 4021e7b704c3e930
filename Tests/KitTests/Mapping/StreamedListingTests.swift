import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Synchronization
import Testing

/// One long answer comes as pages; whatever is wrong with it is an error of a kind.
struct StreamedListingTests {
  @Test func `an answer comes as pages that hold every record once`() async throws {
    let records = (0..<20_000).map { #"{"serial":"S\#($0)","name":"A name of some length, number \#($0)"}"# }
    let listing = Answer(
      #"{"code":200,"count":20000,"devices":[\#(records.joined(separator: ","))]}"#, piece: 16_384)

    let pages = try await listing.pages()

    expectNoDifference(pages.flatMap(\.texts), records)
    expectNoDifference(pages.map(\.total).last, 20_000)
    #expect(pages.count > 2)
    #expect(pages.allSatisfy { $0.records.bytes.count < 400_000 })
  }

  @Test(arguments: [
    ("", "it is empty"), ("<html><body>Sorry</body></html>", "it is a web page, not JSON"),
    ("Not Found", "it is not JSON"),
    (#"{"code":200,"count":0}"#, "it has no list 'devices'"),
    (#"{"devices":null}"#, "'devices' is not a list"),
    (#"{"code":200,"devices":[{"serial":"A"},{"ser"#, "it ends in the middle, after 43 bytes"),
    (#"{"code":400"#, "it ends in the middle, after 11 bytes"),
    (#"{"code":2OO,"devices":[]}"#, "what stands beside the list is not JSON"),
  ])
  func `an answer that is no listing is malformed`(body: String, words: String) async {
    let error = await #expect(throws: IntegrationError.self) {
      _ = try await Answer(body).pages { envelope throws(IntegrationError) in try Answer.refuse400(envelope) }
    }

    expectNoDifference(error?.kind, .malformed)
    #expect(error?.message.hasPrefix("The answer to GET /devices cannot be read: \(words)") == true)
    #expect(error?.hint != nil)
  }

  @Test(arguments: [
    #"{"code":400,"message":"No"}"#, #"{"devices":[{"serial":"A"}],"code":400}"#,
    #"{"devices":null,"code":400}"#,
  ])
  func `a failure that the vendor states is told before a missing list`(body: String) async {
    let error = await #expect(throws: IntegrationError.self) {
      _ = try await Answer(body).pages { envelope throws(IntegrationError) in try Answer.refuse400(envelope) }
    }

    expectNoDifference(error?.message, "The vendor said 400.")
  }

  @Test func `a transfer that breaks stays what the transport calls it`() async {
    let broken = IntegrationError(.transient, "The connection broke.", recovery: .startOver)

    let error = await #expect(throws: IntegrationError.self) {
      _ = try await Answer(#"{"devices":[{"serial":"A"}"#, ending: broken).pages()
    }

    expectNoDifference(error, broken)
  }

  @Test func `a total that stands behind the list, as text, is a total`() async throws {
    let pages = try await Answer(#"{"devices":[{"serial":"A"}],"count":"1"}"#).pages()

    expectNoDifference(pages.compactMap(\.total), [1])
  }
}

/// A scripted answer to one request.
private struct Answer {
  var body: [UInt8]
  var piece: Int
  var ending: IntegrationError?

  init(_ body: String, piece: Int = 5, ending: IntegrationError? = nil) {
    self.body = Array(body.utf8)
    self.piece = piece
    self.ending = ending
  }

  func pages(
    inspect: @escaping @Sendable ([UInt8]) throws(IntegrationError) -> Void = { _ throws(IntegrationError) in
    }
  ) async throws(IntegrationError) -> [RecordPage] {
    let pages = Pages.listing(
      http: client, request: HTTPRequest("/devices"), records: "devices", total: "count", inspect: inspect)
    var all: [RecordPage] = []
    while let page = try await pages.next() { all.append(page) }
    return all
  }

  private var client: HTTPClient {
    let sent = Position()
    return HTTPClient { _ throws(IntegrationError) in
      HTTPResponse(
        status: 200, headers: [:],
        body: HTTPBody { () throws(IntegrationError) in
          let range = sent.advance(by: piece, until: body.count)
          if range.isEmpty, let ending { throw ending }
          return range.isEmpty ? nil : Array(body[range])
        })
    }
  }

  static func refuse400(_ envelope: [UInt8]) throws(IntegrationError) {
    let reader = RecordReader(["code"])
    guard reader.read(envelope) == .read, reader.value(0).integer == 400 else { return }
    throw IntegrationError(.malformed, "The vendor said 400.")
  }
}

/// How much of a body was sent.
private final class Position: Sendable {
  private let offset = Mutex(0)

  func advance(by count: Int, until end: Int) -> Range<Int> {
    offset.withLock { offset in
      let start = offset
      offset = min(offset + count, end)
      return start..<offset
    }
  }
}

extension RecordPage {
  fileprivate var texts: [String] {
    records.ranges.map { String(decoding: records.bytes[$0], as: UTF8.self) }
  }
}
