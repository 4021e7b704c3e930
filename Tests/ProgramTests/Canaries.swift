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
      "CANARYOFTHEFILE", "CANARYINENVIRONMENT", "CANARYOFACOMMAND", "CANARYASTOKEN", "CANARYFORTHEMAIL",
      "CANARYONAHOOK",
    ].map { ($0, #"\#($0)/key+"odd" \ signs & <é>=?%41"#) })

  private static let connections = [
    ("101", "CANARYOFTHEFILE"), ("102", "CANARYINENVIRONMENT"), ("103", "CANARYOFACOMMAND"),
  ]

  /// A tenant for each connection, and the program with all secrets planted.
  init() async throws {
    var tenants: [RunningTenant] = []
    for (id, word) in Self.connections {
      let key = AccessKey(networkID: id, key: Self.secrets[word] ?? "")
      let configuration = TenantConfiguration(key: key, devices: 8)
      tenants.append(try await SimulatedTenant(configuration).startForGood())
    }
    self.tenants = tenants
    program = try Program(config: Self.config(tenants.map(\.url)), key: Self.secrets["CANARYOFTHEFILE"] ?? "")
    // The file, and what the commands print, has the name of the word in small letters; so has the variable.
    for (word, secret) in Self.secrets { try program.write(secret, to: word.lowercased()) }
  }

  private static func config(_ urls: [String]) -> String {
    """
    version: 1
    register: {path: rollcall.db}
    http: {first_byte: 20s, idle: 20s, tries: 1}
    web: {listen: "127.0.0.1:0", token: {env: canaryastoken}}
    mail: {server: "smtp://127.0.0.1:9", username: rollcall, password: {file: canaryforthemail}, from: rollcall@example.org}
    alerts: {webhook: {url: "http://127.0.0.1:9/hook", secret: {exec: [cat, canaryonahook]}}}
    accounts:
      riverside: \(account("101", urls[0], "{file: key}"))
      north: \(account("102", urls[1], "{env: canaryinenvironment}"))
      south: \(account("103", urls[2], "{exec: [cat, canaryofacommand]}"))
    """
  }

  private static func account(_ id: String, _ url: String, _ key: String) -> String {
    """
    {integrations: {jamf-school: {connection: {url: "\(url)", network_id: "\(id)", api_key: \(key)}}}}
    """
  }

  /// Runs the program, with the secrets of the environment in it.
  func run(_ arguments: [String]) async throws -> Program.Result {
    let variables = ["CANARYINENVIRONMENT", "CANARYASTOKEN"].map {
      "\($0.lowercased())=\(Self.secrets[$0] ?? "")"
    }
    return try await program.run(command: variables + [Program.binary.path] + arguments)
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
