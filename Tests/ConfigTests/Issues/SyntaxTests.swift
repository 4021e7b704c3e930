import CustomDump
import RollcallConfig
import Testing

/// What a file may not be, whatever it says.
struct SyntaxTests {
  static let refused: [Refusal] = [
    Refusal("an anchor", .host("register: ▸&r {path: a}"), .syntax),
    Refusal("an anchor and its alias", .host("register: {path: ▸&p a}\nretention: ▸*p"), .syntax),
    Refusal("a tag", .host("register: {path: ▸!!str a}"), .syntax),
    Refusal("a tag of one's own", .host("register: ▸!include register.yaml"), .syntax),
    Refusal("a merge key", .host("register:\n  ▸<<: {path: a}"), .syntax),
    Refusal("a second document", .host("▸---\nversion: 1"), .syntax),
    Refusal("a key that is a list", .host("? ▸[a]\n: b"), .syntax),
    Refusal("a key twice", .host("register: {path: a, ▸path: b}"), .duplicate),
    Refusal("a section twice", .host("register: {}\n▸register: {}"), .duplicate),
  ]

  @Test(arguments: refused)
  func `what makes a file say something else than it seems to is refused`(_ refusal: Refusal) {
    let loaded = refusal.text.load()

    // A tag on a value that is no section is both, so that only the tag's place counts.
    let found = loaded.issues.filter { $0.code == refusal.code }
    expectNoDifference(found.map(\.mark), refusal.text.marks)
    #expect(loaded.settings == nil)
  }

  @Test func `a syntax error ends reading, and problems before it are told too`() {
    let loaded = ConfigText(
      """
      version: 3
      registr: {}
      accounts:
        river: {name: "open
      """
    ).load()

    expectNoDifference(loaded.places, ["1:10 VERSION", "2:1 UNKNOWN", "4:22 SYNTAX"])
    #expect(loaded.settings == nil)
  }

  @Test func `what a syntax error cuts off is not missing`() {
    let loaded = ConfigText(
      """
      accounts:
        river:
          integrations:
            acme:
              connection:
                url: acme.example
                token: {env: [
      """
    ).load()

    expectNoDifference(loaded.issues.map(\.code), [.syntax])
  }

  @Test(arguments: [
    ("a tab", "version: 1\n\taccounts: {}", "2:1 SYNTAX"),
    ("two colons", "version: 1\naccounts: a: b", "2:12 SYNTAX"),
    ("an open list", "version: 1\naccounts: [", "3:1 SYNTAX"),
    ("a control character", "version: 1\n# \u{1}\naccounts: {}", "2:3 SYNTAX"),
  ])
  func `a syntax error has its place`(_ name: String, _ text: String, _ place: String) {
    expectNoDifference(ConfigText(text).load().places, [place])
  }

  @Test func `columns count characters, not bytes`() {
    let loaded = ConfigText("version: 1\naccounts: {}\nregister: {\"påth – ж\": a, ▸pfad: b}").load()

    expectNoDifference(loaded.places, ["3:12 UNKNOWN", "3:27 UNKNOWN"])
  }

  @Test func `sections nest only so deep`() {
    let text = String(repeating: "{a: ", count: 200) + String(repeating: "}", count: 200)

    expectNoDifference(
      ConfigText.host("register: " + text).load().issues.map(\.code).filter { $0 == .syntax }, [.syntax])
  }

  @Test func `an empty file lacks its version and its accounts`() {
    expectNoDifference(ConfigText("# nothing\n").load().places, ["1:1 MISSING", "1:1 MISSING"])
  }

  @Test func `text that is not UTF-8 is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0x76, 0x3A, 0x20, 0xFF, 0xFE], to: "config.yaml")

    expectNoDifference(ConfigFile.load(path: path, plugins: []).places, ["1:4 SYNTAX"])
  }

  @Test func `a file that is not there is an issue`() throws {
    let loaded = ConfigFile.load(path: try TemporaryFolder().path("none.yaml"), plugins: [])

    expectNoDifference(loaded.places, ["1:1 REF"])
    #expect(loaded.file == "none.yaml")
    #expect(loaded.settings == nil)
  }
}
