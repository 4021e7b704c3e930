import CustomDump
import RollcallJSON
import Testing

/// Documents are framed as they arrive, wherever the pieces are cut.
struct FramingTests {
  static let listing = #"""
    {"code":200, "count" : 6,"devices": [ {"a":"x\"]}\\","b":[{},[1]]} ,{},[ ],"t,]\"x",-1.5e3, null ],
     "after":{"devices":[1,{"x":"}"}]},"æ":"\u00e6🎒"}
    """#

  static let records = [#"{"a":"x\"]}\\","b":[{},[1]]}"#, "{}", "[ ]", #""t,]\"x""#, "-1.5e3", "null"]

  static let envelope = #"{"code":200,"count":6,"after":{"devices":[1,{"x":"}"}]},"æ":"\u00e6🎒"}"#

  @Test func `a document in one piece gives its records and what stands beside them`() throws {
    let framer = ArrayFramer(key: "devices")

    let records = try framer.records(in: [Self.listing])
    try framer.finish()

    expectNoDifference(records, Self.records)
    expectNoDifference(String(decoding: framer.envelope, as: UTF8.self), Self.envelope)
  }

  @Test func `a document cut anywhere gives the same records`() throws {
    let bytes = Array(Self.listing.utf8)
    for cut in bytes.indices {
      let framer = ArrayFramer(key: "devices")

      let records = try framer.records(in: [Array(bytes[..<cut]), Array(bytes[cut...])])
      try framer.finish()

      expectNoDifference(records, Self.records)
      expectNoDifference(String(decoding: framer.envelope, as: UTF8.self), Self.envelope)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 63, 64, 65, 1000])
  func `records that are longer than a block are framed from pieces of any size`(size: Int) throws {
    let padding = String(repeating: #"\\ \" { } [ ] , é"#, count: 40)
    let long = (0..<20).map { #"{"n":\#($0),"text":"\#(padding)","deep":[[[{"x":[]}]]],"end":"\\"}"# }
    let bytes = Array(#"{"count":20,"devices":[\#(long.joined(separator: ","))]}"#.utf8)
    let pieces = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    let framer = ArrayFramer(key: "devices")

    let records = try framer.records(in: pieces)
    try framer.finish()

    expectNoDifference(records, long)
  }

  @Test func `an end in the middle is an error at every byte`() throws {
    let bytes = Array(Self.listing.utf8)
    for end in bytes.indices {
      let framer = ArrayFramer(key: "devices")

      _ = try framer.records(in: [Array(bytes[..<end])])

      #expect(throws: FramingError.truncated(bytes: end)) { try framer.finish() }
      #expect(!framer.isComplete)
    }
  }

  @Test func `a document that is a list itself has no key`() throws {
    let framer = ArrayFramer(key: "")

    let records = try framer.records(in: [" [1,\n{\"a\":[]} ] \n"])
    try framer.finish()

    expectNoDifference(records, ["1", #"{"a":[]}"#])
  }

  @Test func `records are held until they are drained`() throws {
    let framer = ArrayFramer(key: "")

    try framer.take(Array("[1,2,[3".utf8))
    try framer.take(Array("],4".utf8))

    expectNoDifference(framer.drain().texts, ["1", "2", "[3]"])
    expectNoDifference(framer.drain().texts, [])
    try framer.take(Array("2]".utf8))
    expectNoDifference(framer.drain().texts, ["42"])
    try framer.finish()
  }

  @Test func `an empty list is a list`() throws {
    let framer = ArrayFramer(key: "devices")

    let records = try framer.records(in: [#"{"code":200,"devices":[ ]}"#])
    try framer.finish()

    expectNoDifference(records, [])
  }

  @Test func `a deep record is framed`() throws {
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let framer = ArrayFramer(key: "")

    let records = try framer.records(in: ["[\(deep)]"])
    try framer.finish()

    expectNoDifference(records.map(\.utf8.count), [10_000])
  }

  @Test func `a long member beside the list is left out of the envelope, and the others stay`() throws {
    let long = String(repeating: "x", count: 70_000)
    let framer = ArrayFramer(key: "devices")

    let records = try framer.records(in: [#"{"a":1,"long":{"x":"\#(long)"},"devices":[1],"z":2}"#])
    try framer.finish()

    expectNoDifference(records, ["1"])
    expectNoDifference(String(decoding: framer.envelope, as: UTF8.self), #"{"a":1,"z":2}"#)
  }

  @Test func `what a member is so far is not part of the envelope`() throws {
    let framer = ArrayFramer(key: "devices")

    _ = try framer.records(in: [#"{"a":1,"code":40"#])

    expectNoDifference(String(decoding: framer.envelope, as: UTF8.self), #"{"a":1}"#)
  }
}

extension ArrayFramer {
  func records(in pieces: [[UInt8]]) throws -> [String] {
    try pieces.flatMap { try feed($0).texts }
  }

  func records(in pieces: [String]) throws -> [String] {
    try records(in: pieces.map { Array($0.utf8) })
  }
}

extension RecordBatch {
  var texts: [String] { ranges.map { String(decoding: bytes[$0], as: UTF8.self) } }
}
