import CustomDump
import RollcallConfig
import Testing

/// What the declaration of a plugin's settings refuses.
struct PluginRefusalTests {
  static let good = "url: acme.example\ntenant: 12345\ntoken: {env: ACME_TOKEN}\n"

  static let refusals: [Refusal] = [
    Refusal("an unknown setting", .settings(good + "▸colour: red"), .unknown),
    Refusal("a key of the host below the plugin's", .settings(good + "▸interval: 10m"), .unknown),
    Refusal(
      "an address over http", .settings("url: ▸http://acme.example\ntenant: 1\ntoken: {env: A}"), .pattern),
    Refusal(
      "an address of another kind", .settings("url: ▸ftp://acme.example\ntenant: 1\ntoken: {env: A}"),
      .pattern),
    Refusal("an address without a host", .settings("url: ▸https://\ntenant: 1\ntoken: {env: A}"), .pattern),
    Refusal("an address with a space", .settings("url: ▸https://a b\ntenant: 1\ntoken: {env: A}"), .pattern),
    Refusal(
      "an address with a password", .settings("url: ▸https://a:b@acme.example\ntenant: 1\ntoken: {env: A}"),
      .secretInline),
    Refusal(
      "a text of another form", .settings("url: acme.example\ntenant: ▸one\ntoken: {env: A}"), .pattern),
    Refusal("a number beyond its bounds", .settings(good + "page_size: ▸5000"), .range),
    Refusal("a number in words", .settings(good + "page_size: ▸many"), .type),
    Refusal("another choice", .settings(good + "scope: ▸sites"), .choice),
    Refusal("a switch in words", .settings(good + "include_old: ▸sometimes"), .type),
    Refusal("a duration in words", .settings(good + "patience: ▸long"), .type),
    Refusal("a list that is a text", .settings(good + "groups: ▸pupils"), .type),
    Refusal("a setting without its condition", .settings(good + "▸site: main"), .conflict),
    Refusal(
      "a condition without its setting",
      ConfigText(
        """
        version: 1
        accounts:
          riverside:
            integrations:
              acme:
                ▸connection:
                  url: acme.example
                  tenant: 12345
                  token: {env: ACME_TOKEN}
                  scope: site
        """), .missing),
    Refusal(
      "a reference where no secret belongs",
      .settings("url: acme.example\ntenant: ▸{env: T}\ntoken: {env: A}"), .secretUse),
    Refusal(
      "settings that the plugin objects to", .settings(good + "include_old: yes\npage_size: ▸450"), .pattern),
    Refusal(
      "an address that the plugin objects to",
      .settings("url: ▸acme.example/login\ntenant: 1\ntoken: {env: A}"), .pattern),
  ]

  @Test(arguments: refusals)
  func `a plugin's setting is refused where it stands`(_ refusal: Refusal) {
    let loaded = refusal.text.load()

    expectNoDifference(
      loaded.places, refusal.text.marks.map { "\($0.line):\($0.column) \(refusal.code.rawValue)" })
  }

  @Test func `a required setting that is missing is reported at its section, with an example`() {
    let loaded = ConfigText.settings("tenant: 12345\ntoken: {env: A}").load()

    expectNoDifference(
      loaded.issues.map { $0.line(file: "config.yaml") },
      ["config.yaml:6:9 MISSING: 'url' is missing (for example url: https://acme.example)"])
  }

  @Test func `a deprecated setting is a warning that says what to write`() {
    let loaded = ConfigText.settings(Self.good + "realm: main").load()

    expectNoDifference(
      loaded.issues.map { $0.line(file: "config.yaml") },
      ["config.yaml:10:11 DEPRECATED: warning: 'realm' is deprecated (write site)"])
    #expect(loaded.settings?.brokenConnections == [])
  }

  @Test(arguments: [
    "https://acme.example", "acme.example", "http://127.0.0.1:8481", "http://localhost", "http://[::1]:80/a",
  ])
  func `an address is https, or http on this machine`(_ url: String) {
    let loaded = ConfigText.settings("url: \"\(url)\"\ntenant: 1\ntoken: {env: A}").load()

    expectNoDifference(loaded.places, [])
  }
}
