import RollcallKit

/// The keys at the top of config.yaml, in the order in which documents show them.
enum HostKeys {
  static let version = Setting(
    "version", .formatVersion, standard: 1, "The version of this format.", need: .required, example: "1")

  /// All of them.
  package static let all: [HostSetting] = [
    version.declaration,
    .section("register", RegisterKeys.all, "Where the register is kept."),
    .section(
      "web", WebKeys.all, "The web pages and the API, which the daemon serves. `web: off` disables them.",
      alternative: .off),
    .section("mail", MailKeys.all, "The server for alerts by e-mail."),
    .section("alerts", AlertKeys.all, "Where alerts go besides the administrators' mail."),
    .section("http", HTTPKeys.all, "The limits of conversations with tenants."),
    .section("retention", RetentionKeys.all, "How long things are kept. The journal is kept for ever."),
    .section("plugins", PluginKeys.all, "Plugins besides the built-in ones."),
    HostSetting(
      key: "accounts", content: .named("riverside", AccountKeys.all), need: .required,
      help:
        "The accounts, each with its own assets, employees and connections. An id is made of a-z, 0-9 and '-'."
    ),
  ]
}

enum RegisterKeys {
  static let path = Setting(
    "path", .text("a path"), standard: "rollcall.db", "The SQLite file, relative to this file.")
  static let all = [path.declaration]
}

enum WebKeys {
  static let listen = Setting(
    "listen", .listen, standard: "127.0.0.1:8480", "The address and the port to listen on.")
  static let token = Setting.optional(
    "token", .secret, "The token for the API; health and readiness need none.",
    example: "{env: ROLLCALL_API_TOKEN}")
  static let all = [listen.declaration, token.declaration]
}

enum MailKeys {
  static let server = Setting.optional(
    "server", .mailServer,
    "The mail server: smtps://host:465, or smtp://host:587 for STARTTLS.", need: .required,
    example: "smtps://smtp.example.org:465")
  static let starttls = Setting(
    "starttls", .word, standard: MailSettings.StartTLS.required,
    "Whether smtp:// insists on STARTTLS: `required`, or `off` for a server in the same house.")
  static let username = Setting.optional(
    "username", .text("a user name"), "The user at the mail server.", example: "rollcall")
  static let password = Setting.optional(
    "password", .secret, "The password of that user.", example: "{env: SMTP_PASSWORD}")
  static let from = Setting.optional(
    "from", .text(matching: #"[^@<>]*<[^@<>\s]+@[^@<>\s]+>|[^@<>\s]+@[^@<>\s]+"#, "a mail address"),
    "Whom alerts are from.", need: .required, example: "Rollcall <rollcall@example.org>")
  static let all = [
    server.declaration, starttls.declaration, username.declaration, password.declaration, from.declaration,
  ]
}

enum AlertKeys {
  static let url = Setting.optional(
    "url", .address, "The address that each alert is sent to.", need: .required,
    example: "https://hooks.example.org/rollcall")
  static let secret = Setting.optional(
    "secret", .secret, "The key with which what is sent is signed.",
    example: "{env: HOOK_SECRET}")
  static let webhook = [url.declaration, secret.declaration]
  static let all: [HostSetting] = [
    .section("webhook", webhook, "A program of yours that is told of each alert.")
  ]
}

enum HTTPKeys {
  static let connect = Setting(
    "connect", .duration(atLeast: .milliseconds(1)), standard: .seconds(10),
    "How long a connection may take to stand, TLS included.")
  static let firstByte = Setting(
    "first_byte", .duration(atLeast: .milliseconds(1)), standard: .seconds(300),
    "How long a tenant may think before its answer begins.")
  static let idle = Setting(
    "idle", .duration(atLeast: .milliseconds(1)), standard: .seconds(60),
    "How long an answer may pause in the middle.")
  static let tries = Setting(
    "tries", .integer(in: 1...20), standard: 5,
    "How often one request is sent at most, the first time included.")
  static let ca = Setting.optional(
    "ca", .text("a path"),
    "A PEM file of authorities to trust in place of the system's, for private servers.",
    example: "private-ca.pem")
  static let all = [
    connect.declaration, firstByte.declaration, idle.declaration, tries.declaration, ca.declaration,
  ]
}

enum RetentionKeys {
  static let runs = Setting(
    "runs", .duration(atLeast: .seconds(1)), standard: .seconds(90 * 86_400),
    "How long the details of runs are kept.")
  static let all = [runs.declaration]
}

enum PluginKeys {
  static let connectors = Setting.list(
    "connectors", .text("a path"),
    "Folders of folders, each with a connector.yaml, besides the built-in connectors.",
    example: "[./connectors]")
  static let command = Setting.list(
    "command", .text("a text"), "The program and its arguments, relative to this file.",
    need: .required, example: "[./acme-mdm.py]")
  static let environment = Setting.list(
    "env", .text(matching: "[A-Za-z_][A-Za-z0-9_]*", "the name of an environment variable"),
    "Environment variables that the program gets.", example: "[ACME_REGION]")
  static let external = [command.declaration, environment.declaration]
  static let all: [HostSetting] = [
    connectors.declaration,
    HostSetting(
      key: "external", content: .named("acme-mdm", external), need: .optional,
      help: "Programs of your own that speak the plugin protocol, by the id of the plugin."),
  ]
}

extension ValueKind where Value == Int {
  /// The version of the format, of which there is one.
  static var formatVersion: ValueKind {
    ValueKind.scalar(.integer(1...1)) { text throws(ValueProblem) in
      guard text == "1" else {
        throw ValueProblem(.version, "must be 1: this program reads no other", hint: "write version: 1")
      }
      return 1
    }.rendered { "\($0)" }
  }
}
