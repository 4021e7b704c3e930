import CustomDump
import RollcallConfig
import Testing

/// What a file may not say, one mistake at a time; `▸` stands where the problem is.
struct RefusalTests {
  static let host: [Refusal] = [
    Refusal("no version", ConfigText("▸accounts: {}"), .missing),
    Refusal("another version", ConfigText("version: ▸1.0\naccounts: {}"), .version),
    Refusal("no accounts", ConfigText("# a comment\n▸version: 1"), .missing),
    Refusal("accounts that are a list", ConfigText("version: 1\naccounts: ▸[riverside]"), .type),
    Refusal("an unknown key", .host("▸registry: {}"), .unknown),
    Refusal("an empty path", .host("register: {path: ▸\"\"}"), .pattern),
    Refusal("a path that is a section", .host("register: {path: ▸{a: b}}"), .type),
    Refusal("a path that is a list", .host("register: {path: ▸[a]}"), .type),
    Refusal("a secret where none belongs", .host("register: {path: ▸{env: DATABASE}}"), .secretUse),
    Refusal("web that is neither on nor off", .host("web: ▸maybe"), .type),
    Refusal("an address without a port", .host("web: {listen: ▸127.0.0.1}"), .pattern),
    Refusal("a port that there is not", .host("web: {listen: ▸\"127.0.0.1:70000\"}"), .range),
    Refusal(
      "a mail server without a scheme", .host("mail: {server: ▸smtp.example.org, from: a@b.example}"),
      .pattern),
    Refusal(
      "a mail server with a password",
      .host("mail: {server: ▸\"smtp://me:hunter2-hunter2@b.example\", from: a@b.example}"),
      .secretInline),
    Refusal("mail without a sender", .host("▸mail: {server: smtps://smtp.example.org}"), .missing),
    Refusal(
      "a password without a user",
      .host("mail:\n  server: smtps://smtp.example.org\n  from: a@b.example\n  ▸password: {env: PASSWORD}"),
      .missing),
    Refusal(
      "a webhook over http", .host("alerts: {webhook: {url: ▸\"http://hooks.example.org\"}}"), .pattern),
    Refusal("a duration without a unit", .host("http: {idle: ▸60}"), .type),
    Refusal("a duration with a fraction", .host("http: {idle: ▸1.5s}"), .type),
    Refusal("a negative duration", .host("http: {idle: ▸-5s}"), .range),
    Refusal("a duration of no length", .host("http: {idle: ▸0s}"), .range),
    Refusal("a duration without end", .host("http: {idle: ▸99999999999999999999d}"), .range),
    Refusal("a number that is none", .host("http: {tries: ▸five}"), .type),
    Refusal("a number without end", .host("http: {tries: ▸99999999999999999999}"), .range),
    Refusal("a list that is a text", .host("plugins: {connectors: ▸./connectors}"), .type),
    Refusal("an element that is no text", .host("plugins: {connectors: [a, ▸[b]]}"), .type),
    Refusal(
      "an external plugin without a command", .host("plugins: {external: {▸mine: {env: [A]}}}"), .missing),
    Refusal("a command of nothing", .host("plugins: {external: {mine: {command: ▸[]}}}"), .missing),
    Refusal(
      "an external plugin in a built-in one's place", .host("plugins: {external: {▸acme: {command: [a]}}}"),
      .conflict),
    Refusal(
      "no name for a variable", .host("plugins: {external: {mine: {command: [a], env: [▸A-B]}}}"), .pattern),
  ]

  static let accounts: [Refusal] = [
    Refusal("an id with a capital", ConfigText("version: 1\naccounts: {▸River: {}}"), .pattern),
    Refusal(
      "an id with a space", ConfigText("version: 1\naccounts: {river: {sub_accounts: {▸\"a b\": {}}}}"),
      .pattern),
    Refusal(
      "a sub-account of a sub-account",
      ConfigText("version: 1\naccounts: {river: {sub_accounts: {a: {▸sub_accounts: {}}}}}"), .unknown),
    Refusal(
      "an integration that is not there",
      ConfigText("version: 1\naccounts: {river: {integrations: {▸jamf: {}}}}"),
      .unknown),
    Refusal(
      "two connections of one integration (J1)",
      ConfigText("version: 1\naccounts: {river: {integrations: {brook: {}, ▸brook: {}}}}"), .duplicate),
    Refusal(
      "a connection without its settings",
      ConfigText("version: 1\naccounts: {river: {integrations: {▸acme: {}}}}"),
      .missing),
    Refusal(
      "a connection that is a text", ConfigText("version: 1\naccounts: {river: {integrations: {acme: ▸on}}}"),
      .type),
  ]

  static let connections: [Refusal] = [
    Refusal("a switch that is neither on nor off", .connection("auto_checkout: ▸1"), .type),
    Refusal("an interval below a second", .connection("interval: ▸999ms"), .range),
    Refusal("an unknown source of Asset IDs", .connection("asset_id: ▸udid"), .choice),
    Refusal("an unknown source of names", .connection("asset_name: ▸serial"), .choice),
    Refusal("a delay without a unit", .connection("checkin_after: ▸2"), .type),
    Refusal("a negative delay", .connection("checkin_after: ▸-1 runs"), .range),
    Refusal("a delay in other words", .connection("checkin_after: ▸two runs"), .type),
    Refusal("a share above all", .connection("safety: {max_checkout_changes: ▸101%}"), .range),
    Refusal("a negative count", .connection("safety: {max_checkout_changes: ▸-1}"), .range),
    Refusal("a brake in words", .connection("safety: {max_checkout_changes: ▸few}"), .type),
    Refusal("an unknown time zone", .connection("time_zone: ▸Europe/Olso"), .choice),
    Refusal("an offset as a time zone", .connection("time_zone: ▸+02:00"), .choice),
    Refusal("an unknown isolation", .connection("isolation: ▸container"), .choice),
    Refusal("an unknown field", .connection("mapping: {▸serial_no: a}"), .mapping),
    Refusal("a custom field without a name", .connection("mapping: {▸custom.: a}"), .mapping),
    Refusal("a path that is not closed", .connection("mapping: {os: ▸\"a[0.b\"}"), .path),
    Refusal("an empty path", .connection("mapping: {os: ▸\"\"}"), .path),
    Refusal("a broken path in a list", .connection("mapping: {os: [a, ▸b..c]}"), .path),
    Refusal("an owner without an e-mail", .connection("mapping: {▸owner: {at: user}}"), .missing),
    Refusal("an owner with another key", .connection("mapping: {owner: {email: a, ▸phone: b}}"), .unknown),
    Refusal(
      "nobody without a value", .connection("mapping: {owner: {email: a, ▸nobody: {path: id}}}"), .missing),
    Refusal("a plugin's setting beside its section", .connection("▸page_size: 5"), .unknown),
  ]

  @Test(arguments: host + accounts + connections)
  func `a mistake is refused where it stands`(_ refusal: Refusal) {
    let loaded = refusal.text.load()

    expectNoDifference(
      loaded.places, refusal.text.marks.map { "\($0.line):\($0.column) \(refusal.code.rawValue)" })
    #expect(loaded.issues.allSatisfy { $0.severity == .error })
  }
}
