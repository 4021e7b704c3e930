import CustomDump
import RollcallJSON
import Testing

/// What is no listing is an error, and never a shorter list.
struct FramingErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var document: String
    var error: FramingError
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", document: "", error: .truncated(bytes: 0)),
    Case(name: "white space", document: " \n", error: .truncated(bytes: 0)),
    Case(name: "a web page", document: "<!DOCTYPE html><html></html>", error: .webPage),
    Case(name: "plain text", document: "Not Found", error: .notJSON),
    Case(name: "a text", document: #""devices""#, error: .notJSON),
    Case(name: "a list where an object should be", document: "[]", error: .notAnArray(key: "devices")),
    Case(name: "no list", document: #"{"code":200}"#, error: .missing(key: "devices")),
    Case(name: "an empty object", document: "{}", error: .missing(key: "devices")),
    Case(name: "null for a list", document: #"{"devices":null}"#, error: .notAnArray(key: "devices")),
    Case(
      name: "an object for a list", document: #"{"devices":{"a":[]}}"#, error: .notAnArray(key: "devices")),
    Case(name: "two lists", document: #"{"devices":[],"devices":[1]}"#, error: .twice(key: "devices")),
    Case(name: "the other case of letters", document: #"{"Devices":[]}"#, error: .missing(key: "devices")),
    Case(name: "garbage after the end", document: #"{"devices":[]}x"#, error: .unexpected(offset: 14)),
    Case(name: "two documents", document: #"{"devices":[]}{}"#, error: .unexpected(offset: 14)),
    Case(name: "a missing comma", document: #"{"devices":[{}{}]}"#, error: .unexpected(offset: 14)),
    Case(
      name: "a missing comma between numbers", document: #"{"devices":[1 2]}"#, error: .unexpected(offset: 14)
    ),
    Case(name: "a comma too many", document: #"{"devices":[{},]}"#, error: .unexpected(offset: 15)),
    Case(name: "a comma at the front", document: #"{"devices":[,{}]}"#, error: .unexpected(offset: 12)),
    Case(name: "two commas", document: #"{"devices":[{},,{}]}"#, error: .unexpected(offset: 15)),
    Case(name: "a comma after the list", document: #"{"devices":[],}"#, error: .unexpected(offset: 14)),
    Case(name: "no comma after the list", document: #"{"devices":[]"a":1}"#, error: .unexpected(offset: 13)),
    Case(
      name: "the wrong bracket after the list", document: #"{"devices":[]]"#, error: .unexpected(offset: 13)),
    Case(name: "a brace that ends the list", document: #"{"devices":[1}}"#, error: .truncated(bytes: 15)),
    Case(name: "a missing colon", document: #"{"devices"[]}"#, error: .unexpected(offset: 10)),
    Case(name: "a missing value", document: #"{"a":,"devices":[]}"#, error: .unexpected(offset: 5)),
    Case(name: "a key without quotes", document: #"{devices:[]}"#, error: .unexpected(offset: 1)),
  ]

  @Test(arguments: cases)
  func `a document that is no listing is an error`(example: Case) {
    for size in [1, 1000] {
      let framer = ArrayFramer(key: "devices")
      let bytes = Array(example.document.utf8)

      #expect(throws: example.error) {
        for start in stride(from: 0, to: bytes.count, by: size) {
          _ = try framer.feed(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        try framer.finish()
      }
    }
  }

  @Test(arguments: [#"{"code":nope,"devices":[]}"#, #"{"a":1]},"devices":[]}"#, #"{"a":"\q","devices":[]}"#])
  func `an envelope that is not JSON is an error`(document: String) throws {
    let framer = ArrayFramer(key: "devices")
    _ = try? framer.feed(Array(document.utf8))

    #expect(throws: FramingError.self) { try framer.finish() }
  }

  @Test func `a record without an end is given up`() throws {
    let framer = ArrayFramer(key: "")
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    _ = try framer.feed(Array("[{".utf8))

    #expect(throws: FramingError.endlessRecord(offset: 1)) {
      for _ in 0..<20 { _ = try framer.feed(piece) }
    }
  }

  @Test func `each error has its words`() {
    let errors: [FramingError] = [
      .notJSON, .webPage, .unexpected(offset: 7), .truncated(bytes: 0), .truncated(bytes: 9),
      .missing(key: "devices"), .notAnArray(key: "devices"), .notAnArray(key: ""), .twice(key: "devices"),
      .endlessRecord(offset: 3), .brokenEnvelope("why"),
    ]

    expectNoDifference(
      errors.map(\.message),
      [
        "it is not JSON", "it is a web page, not JSON", "byte 7 cannot stand where it does", "it is empty",
        "it ends in the middle, after 9 bytes", "it has no list 'devices'", "'devices' is not a list",
        "it is not a list", "it has the list 'devices' twice", "the record that begins at byte 3 has no end",
        "what stands beside the list is not JSON (why)",
      ])
  }
}
