import CustomDump
import RollcallJSON
import Testing

/// Paths are written by operators; what is wrong with one is said with its place.
struct RecordPathTests {
  @Test(arguments: [
    ("model.name", [RecordPath.Step.key("model"), .key("name")]),
    ("a[0].b", [.key("a"), .index(0), .key("b")]),
    ("a[0][12]", [.key("a"), .index(0), .index(12)]),
    ("[1].b", [.index(1), .key("b")]),
    ("a[key=colour blue].b", [.key("a"), .element(where: "key", equals: "colour blue"), .key("b")]),
    ("a[k=x=y]", [.key("a"), .element(where: "k", equals: "x=y")]),
    (#""a.b".c"#, [.key("a.b"), .key("c")]),
    (#"a."b[0]""#, [.key("a"), .key("b[0]")]),
    ("@odata.type", [.key("@odata"), .key("type")]),
    ("Größe-1_x", [.key("Größe-1_x")]),
  ])
  func `a path is its steps`(text: String, steps: [RecordPath.Step]) throws {
    expectNoDifference(try RecordPath(parsing: text).steps, steps)
  }

  @Test(arguments: [
    ("", 0, "the path is empty"),
    (".a", 0, "a key is missing"),
    ("a.", 2, "a key is missing after the dot"),
    ("a..b", 2, "a key is missing"),
    ("a.[0]", 2, "a key is missing after the dot"),
    ("a[", 1, "the bracket is not closed"),
    ("a[]", 1, "brackets hold a number, or key=value"),
    ("a[-1]", 1, "brackets hold a number, or key=value"),
    ("a[b]", 1, "brackets hold a number, or key=value"),
    ("a[=b]", 1, "brackets hold a number, or key=value"),
    ("a[b=]", 1, "brackets hold a number, or key=value"),
    ("a[0]b", 4, "'b' cannot stand here"),
    ("a]", 1, "']' cannot stand here"),
    ("]", 0, "']' without '['"),
    (#""a"#, 0, "the quotation mark is not closed"),
    (#""""#, 0, "a key is missing"),
    ("a. ", 2, "a key is missing"),
  ])
  func `a text that is no path says where it goes wrong`(text: String, offset: Int, message: String) {
    do {
      _ = try RecordPath(parsing: text)
      Issue.record("\(text) is taken for a path")
    } catch {
      expectNoDifference(error.offset, offset)
      expectNoDifference(error.message, message)
    }
  }

  @Test func `a path continues another one`() {
    let path: RecordPath = "owner"

    expectNoDifference(path.appending("email").text, "owner.email")
    expectNoDifference(path.appending("[0]").text, "owner[0]")
    expectNoDifference(path.appending("email"), "owner.email")
  }
}
