import Foundation
import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import RollcallTransport

/// Everything that a verb works with, made from the configuration file: the one place where rooms meet.
struct Workspace {
  let options: CommonOptions
  let config: LoadedConfig
  let settings: Settings
  /// The folder of the configuration file; all paths in it are relative to this one.
  let folder: URL
  /// Whether nobody waits for an answer: then the log says what a command would tell its caller.
  var isDaemon = false

  /// Reads the configuration file. When it cannot be used, prints its issues and ends with 78.
  static func open(_ options: CommonOptions) throws -> Workspace {
    let read = read(options)
    guard let workspace = read.workspace else {
      show(read.config.issues, of: read.config.file, as: options)
      throw ExitStatus.configuration.code
    }
    return workspace
  }

  /// Reads the configuration file; there is no workspace when it cannot be used.
  static func read(_ options: CommonOptions) -> (workspace: Workspace?, config: LoadedConfig) {
    let config = ConfigFile.load(path: options.configPath, plugins: builtInPlugins)
    let folder = URL(fileURLWithPath: options.configPath).deletingLastPathComponent()
    let workspace = config.settings.map {
      Workspace(options: options, config: config, settings: $0, folder: folder)
    }
    workspace.map { Vault(beside: $0.registerPath).hideKeys() }
    return (workspace, config)
  }

  /// Says which settings of the file this version does not serve yet.
  func sayWhatIsNotServed() {
    for item in settings.notServed { Terminal.say(item.line(file: config.file)) }
  }

  /// The register, made where there is none, and knowing the accounts of the file.
  func register() throws -> Register {
    try knowingAccounts(try Register.open(at: registerPath))
  }

  /// The register for whoever seals something there.
  ///
  /// - Throws: ``StoreError/notAKey`` when `ROLLCALL_KEY` holds none, before a register is made.
  func registerForSealing() throws -> Register {
    try Vault(beside: registerPath).check()
    let register = try register()
    // It is made now, if it is not there yet, so that it is known as a secret.
    _ = try register.sealingKey()
    register.vault.hideKeys()
    return register
  }

  /// A copy of the register in memory: what is done to it is not done.
  func rehearsal() throws -> Register {
    try knowingAccounts(try Register.copyInMemory(of: registerPath))
  }

  private func knowingAccounts(_ register: Register) throws -> Register {
    try makeKnown(to: register)
    return register
  }

  /// Afterwards the register knows the accounts and connections of the file.
  func makeKnown(to register: Register) throws(StoreError) {
    try register.know(
      settings.accounts.map {
        AccountEntry(
          reference: $0.reference, name: $0.name, integrations: $0.connections.map(\.reference.integration))
      })
  }

  /// Runs a body that opens the register; a register that cannot be used is an error of the file outside any connection.
  func asConfiguration<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as StoreError where ExitStatus(error) == .configuration {
      let issue = ConfigIssue(
        code: .reference, mark: Mark(line: 1, column: 1),
        path: error == .notAKey ? Vault.variable : "register.path", message: error.message, hint: error.hint)
      show([issue], of: config.file, as: options)
      throw ExitStatus.configuration.code
    }
  }

  /// The register for reading; nil where there is none yet.
  func registerForReading() throws -> Register? {
    try Register.openForReading(at: registerPath)
  }

  /// The file of the register.
  var registerPath: String {
    URL(fileURLWithPath: settings.registerPath, relativeTo: folder).path
  }

  /// What runs are given: the network with the file's limits, secrets, time and log.
  func host() throws -> SyncHost {
    var limits = TransportConfiguration(version: Rollcall.version)
    limits.connectTimeout = .milliseconds(settings.http.connect)
    limits.firstByteTimeout = .milliseconds(settings.http.firstByte)
    limits.idleTimeout = .milliseconds(settings.http.idle)
    limits.tries = settings.http.tries
    limits.authorities = authorities
    let log = log
    let resolver = SecretResolver(folder: folder)
    return SyncHost(
      transport: try Transport(configuration: limits, log: log),
      secrets: { reference throws(IntegrationError) in try resolver.resolve(reference) }, now: { .now },
      sleep: { try await Task.sleep(for: $0) }, transfers: min(3, settings.http.tries), turns: turns, log: log
    )
  }

  /// Tells the authorities that are trusted from others; nil when they are the system's.
  private var surroundings: String? { authorities.map { Authorities.digest(of: $0) } }

  /// The file of authorities to trust in place of the system's.
  var authorities: String? {
    settings.http.authorities.map { URL(fileURLWithPath: $0, relativeTo: folder).path }
  }

  /// How this process takes turns with others that run the same connections (A6). The daemon says so in its log, a command to whoever
  /// called it.
  var turns: Turns {
    let (log, isDaemon) = (log, isDaemon)
    return Turns(
      holder: ProcessName.current.text, now: { .now }, sleep: { try await Task.sleep(for: $0) },
      isGone: { ProcessName(text: $0).isGone },
      tell: { news in
        if case .waiting(let connection, let other) = news, !isDaemon {
          Terminal.say("Another run of \(connection) is going on (\(other)); waiting for its end.")
        }
        news.write(to: log)
      })
  }

  /// The log that the options ask for.
  var log: Logger { options.log }

  /// A connection as runs take it.
  func setup(_ connection: ConnectionSettings) -> ConnectionSetup {
    setup(connection, among: settings.neighbours, surroundings)
  }

  /// All connections as runs take them, in the order of the file.
  var items: [DaemonSettings.Item] {
    let (neighbours, surroundings) = (settings.neighbours, surroundings)
    return settings.connections.map {
      DaemonSettings.Item(setup: setup($0, among: neighbours, surroundings), isEnabled: $0.isEnabled)
    }
  }

  private func setup(
    _ connection: ConnectionSettings, among neighbours: Neighbours, _ surroundings: String?
  ) -> ConnectionSetup {
    ConnectionSetup(
      reference: connection.reference, plugin: connection.plugin, settings: connection.settings,
      options: connection.options, mapping: connection.mapping,
      timeZone: connection.timeZone.flatMap { TimeZone(identifier: $0) }, interval: connection.interval,
      surroundings: surroundings,
      fault: fileError(of: connection.reference),
      earlier: neighbours.earlier(than: connection.reference), rivals: neighbours.rivals(of: connection))
  }
}

extension Instant {
  /// The present.
  static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
