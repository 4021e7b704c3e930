import CustomDump
import Testing

@testable import RollcallConfig

/// What a connector may not say, one mistake at a time; `▸` stands where the problem is.
struct ConnectorRefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: ConnectorText
    var code: ConfigIssue.Code
    var testDescription: String { name }

    init(_ name: String, _ lines: String, _ code: ConfigIssue.Code) {
      self.name = name
      text = .with(lines)
      self.code = code
    }
  }

  private static func devices(_ lines: String) -> String {
    "devices:\n  records: devices\n  id: id\n  fields: {serial_number: serial}\n"
      + lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  static let cases: [Case] = [
    Case("another format", "connector: ▸2", .range), Case("an id with a capital", "id: ▸Brook", .pattern),
    Case("a version of two numbers", "version: ▸\"1.0\"", .pattern),
    Case("an unknown key", "▸pageing: {}", .unknown),
    Case(
      "a setting without help",
      "settings:\n  ▸url: {type: url}\n  token: {type: secret, help: x}\n  site: {type: string, help: x}",
      .missing),
    Case(
      "a setting of no type",
      "settings:\n  url: {type: ▸text, help: x}\n  token: {type: secret, help: x}\n  site: {type: string, help: x}",
      .choice),
    Case("a base of two kinds", "base: {setting: url, ▸url: \"https://a.example\"}", .conflict),
    Case("a base whose setting is not declared", "base: {setting: ▸adress}", .reference),
    Case("an auth of no kind", "▸auth: {token: token}", .missing),
    Case("an auth of another kind", "auth: {kind: ▸oauth1}", .choice),
    Case("a key of another kind of auth", "auth: {kind: bearer, token: token, ▸username: site}", .unknown),
    Case("a token that is no secret", "auth: {kind: bearer, token: ▸site}", .secretUse),
    Case("a token that is not declared", "auth: {kind: bearer, token: ▸tokn}", .reference),
    Case(
      "a client without a secret",
      "▸auth: {kind: oauth2_client_credentials, token_url: /token, client_id: site}", .missing),
    Case(
      "a token address over http",
      "auth: {kind: oauth2_client_credentials, token_url: ▸\"http://a.example/t\", client_id: site, client_secret: token}",
      .pattern),
    Case(
      "a token address with a setting that is not declared",
      "auth: {kind: oauth2_client_credentials, token_url: ▸\"/{tenant}/t\", client_id: site, client_secret: token}",
      .reference),
    Case("a login whose token is nowhere", "▸auth: {kind: login, token_url: /login, lifetime: 1h}", .missing),
    Case("a login without an end", "▸auth: {kind: login, token_url: /login, token_path: t}", .missing),
    Case(
      "a login with a setting that is not declared",
      "auth: {kind: login, token_url: /l, token_path: t, lifetime: 1h, body: {a: {setting: ▸pass}}}",
      .reference),
    Case("a secret in a parameter", devices("path: /d\nparams: {key: {setting: ▸token}}"), .secretUse),
    Case("a parameter without a value", devices("path: /d\nparams: {key: ▸{}}"), .missing),
    Case("a path without a slash", devices("path: ▸devices"), .pattern),
    Case("a GET with a body", devices("path: /d\n▸body: {a: 1}"), .conflict),
    Case("a method that writes", devices("path: /d\nmethod: ▸DELETE"), .choice),
    Case("no path", "▸devices:\n  id: id\n  fields: {serial_number: serial}", .missing),
    Case("no id", "▸devices:\n  path: /d\n  fields: {serial_number: serial}", .missing),
    Case("no serial number", "devices:\n  path: /d\n  id: id\n  ▸fields: {name: name}", .missing),
    Case(
      "an unknown field", "devices:\n  path: /d\n  id: id\n  fields: {serial_number: a, ▸seriel: b}", .mapping
    ),
    Case(
      "a path into records that is not closed",
      "devices:\n  path: /d\n  id: id\n  fields: {serial_number: ▸\"a[0.b\"}", .path),
    Case(
      "a step that there is not",
      "devices:\n  path: /d\n  id: id\n  fields: {serial_number: {path: a, then: [▸uper]}}", .choice),
    Case(
      "a step that does two things",
      "devices:\n  path: /d\n  id: id\n  fields: {serial_number: {path: a, then: [▸{prefix_strip: a, suffix_strip: b}]}}",
      .conflict),
    Case(
      "a constant with a path",
      "devices:\n  path: /d\n  id: id\n  fields: {serial_number: a, ▸os: {path: a, const: b}}", .conflict),
    Case("a way of paging that there is not", devices("path: /d\npagination: {kind: ▸pages}"), .choice),
    Case("a cursor from nowhere", devices("path: /d\n▸pagination: {kind: cursor, param: next}"), .missing),
    Case(
      "a size parameter without a size",
      devices("path: /d\n▸pagination: {kind: page, param: p, size_param: n}"), .missing),
    Case("a stop that there is not", devices("path: /d\nstop: [▸never]"), .choice),
    Case("a total that nobody announces", devices("path: /d\n▸stop: [total]"), .missing),
    Case("a filter that does nothing", devices("path: /d\nfilters: [▸{equals: a}]"), .missing),
    Case(
      "a filter with a switch that is none", devices("path: /d\nfilters: [{drop: a, when: ▸site}]"), .type),
    Case("a lookup without a key", "lookups:\n  ▸users: {path: /users, by: user.id}", .missing),
    Case("a detail that asks always the same", "detail: {path: ▸/devices, id: id}", .path),
    Case("a rule about nothing", "errors: [▸{kind: permission}]", .missing),
    Case("a rule of no kind", "errors: [{status: 400, kind: ▸forbidden}]", .choice),
    Case("a comparison of nothing", "errors: [▸{equals: a, status: 400, kind: permission}]", .missing),
    Case("an identity of nothing", "check: {path: /me, identity: ▸nobody}", .choice),
    Case("an identity in an answer that is not asked for", "▸check: {identity: {path: id}}", .missing),
    Case(
      "streams beside a path",
      "devices:\n  id: id\n  fields: {serial_number: a}\n  ▸path: /d\n  streams: {macs: {path: /m}}",
      .conflict),
  ]

  @Test(arguments: cases)
  func `a mistake is refused where it stands`(_ refusal: Case) {
    let loaded = refusal.text.load()

    expectNoDifference(
      loaded.issues.map { "\($0.mark.line):\($0.mark.column) \($0.code.rawValue)" },
      refusal.text.marks.map { "\($0.line):\($0.column) \(refusal.code.rawValue)" },
      "\(loaded.issues.map(\.message))")
    #expect(loaded.connector == nil)
  }

  @Test func `a secret and a mistyped key are told with what to do`() {
    let loaded = ConnectorText.with("auth: {kind: bearer, token: tokn}").load()

    expectNoDifference(
      loaded.issues.map { $0.line(file: loaded.file) },
      ["connector.yaml:1:29 REF: no setting 'tokn' is declared (did you mean 'token'?)"])
  }
}
