import Foundation
import JamfSchoolSimulator
import RollcallTesting

/// Secrets planted in every place where a configuration can have one, and the program beside tenants that know them.
///
/// Each secret holds a word that no escaping changes, and signs that every escaping does. Whatever form a secret takes, it shows its word, as
/// letters or inside Base64, so that finding one needs nothing of what hides it.
struct Canaries {
  let program: Program
  let tenants: [RunningTenant]

  /// The planted secrets, by their word.
  static let secrets = Dictionary(
    uniqueKeysWithValues: [
      "CANARYOFTHEFILE", "CANARYINENVIRONMENT", "CANARYOFACOMMAND", "CANARYINTHEREGISTER", "CANARYASTOKEN",
      "CANARYFORTHEMAIL", "CANARYONAHOOK", "CANARYTHATISREFUSED",
    ].map { ($0, #"\#($0)/key+"odd" \ signs & <é>=?%41"#) } + [(sealing, "\(sealing)/key+odd/0123456789A=")])

  /// The key that seals is Base64 itself: of 32 bytes.
  private static let sealing = "CANARYSEALINGEVERYTHING"

  private static let connections = [
    ("101", "CANARYOFTHEFILE"), ("102", "CANARYINENVIRONMENT"), ("103", "CANARYOFACOMMAND"),
    ("104", "CANARYINTHEREGISTER"),
  ]

  /// Where alerts are told. By default nobody is there.
  struct Channels {
    var mail = "smtp://127.0.0.1:9"
    var webhook = "http://127.0.0.1:9/hook"
    /// The file with the authority of the mail server.
    var authority: String?
  }

  /// A tenant for each connection, and the program with all secrets planted.
  init(_ channels: Channels = Channels()) async throws {
    var tenants: [RunningTenant] = []
    for (id, word) in Self.connections {
      let key = AccessKey(networkID: id, key: Self.secrets[word] ?? "")
      let configuration = TenantConfiguration(key: key, devices: 8)
      tenants.append(try await SimulatedTenant(configuration).startForGood())
    }
    self.tenants = tenants
    program = try Program(
      config: Self.config(tenants.map(\.url), channels), key: Self.secrets["CANARYOFTHEFILE"] ?? "")
    // The file, and what the commands print, has the name of the word in small letters; so has the variable.
    for (word, secret) in Self.secrets { try program.write(secret, to: word.lowercased()) }
    if let authority = channels.authority {
      try program.write(try String(contentsOfFile: authority, encoding: .utf8), to: "ca.pem")
    }
    _ = try await update("CANARYINTHEREGISTER")
  }

  private static func config(_ urls: [String], _ channels: Channels) -> String {
    """
    version: 1
    register: {path: rollcall.db}
    http: {first_byte: 20s, idle: 20s, tries: 1\(channels.authority == nil ? "" : ", ca: ca.pem")}
    web: {listen: "127.0.0.1:0", token: {env: canaryastoken}}
    mail: {server: "\(channels.mail)", username: rollcall, password: {file: canaryforthemail}, from: rollcall@example.org}
    alerts: {webhook: {url: "\(channels.webhook)", secret: {exec: [cat, canaryonahook]}}}
    accounts:
      riverside: \(account("101", urls[0], "{file: key}"))
      north: \(account("102", urls[1], "{env: canaryinenvironment}"))
      south: \(account("103", urls[2], "{exec: [cat, canaryofacommand]}"))
      west: \(account("104", urls[3], "stored"))
    """
  }

  private static func account(_ id: String, _ url: String, _ key: String) -> String {
    """
    {administrators: [a@example.org], integrations: {jamf-school: {connection: {url: "\(url)", network_id: "\(id)", api_key: \(key)}}}}
    """
  }

  /// The secrets of the environment, as they are set before a command.
  var variables: [String] {
    ["CANARYINENVIRONMENT", "CANARYASTOKEN"].map { "\($0.lowercased())=\(Self.secrets[$0] ?? "")" }
      + ["ROLLCALL_KEY=\(Self.secrets[Self.sealing] ?? "")"]
  }

  /// Runs the program, with the secrets of the environment in it.
  func run(_ arguments: [String]) async throws -> Program.Result {
    try await program.run(command: variables + [Program.binary.path] + arguments)
  }

  /// Gives the connection whose secret is stored another one.
  func update(_ word: String) async throws -> Program.Result {
    let verb = "\(Program.binary.path) connections update west:jamf-school"
    return try await program.run(command: variables + ["sh", "-c", "\(verb) < \(word.lowercased())"])
  }

  /// The words of the secrets that show in some bytes, in any form.
  static func words(in bytes: Data) -> [String] {
    secrets.keys.filter { word in traces(of: word).contains { bytes.range(of: Data($0.utf8)) != nil } }
      .sorted()
  }

  /// A word as it is, and what is left of it inside Base64, wherever it begins there.
  private static func traces(of word: String) -> [String] {
    [word]
      + (0..<3).map { offset in
        let text = Data((String(repeating: " ", count: offset) + word).utf8).base64EncodedString()
        return String(text.dropFirst(4).prefix { $0 != "=" }.dropLast(2))
      }
  }

  func end() { program.end() }
}
