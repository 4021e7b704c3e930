import Foundation
import JamfSchoolSimulator
import Logging
import RollcallCore
import RollcallKit
import RollcallPlugins
import RollcallStore
import RollcallSync
import RollcallTesting
import RollcallTransport
import Synchronization

/// A register in a file, simulated tenants over HTTP, and a daemon whose time is in the hand of the test. Everything but the time is real.
final class DaemonWorld: Sendable {
  let folder: URL
  let time = DaemonTime()
  let diary = DaemonDiary()
  let host: SyncHost
  /// What its log says.
  let lines = LogLines()
  /// The secrets by the name of their environment variable.
  private let secrets = SecretBox()
  private let opened: Mutex<Register>
  private let work = Mutex<(daemon: Daemon, task: Task<Void, Never>)?>(nil)

  static let riverside = ConnectionReference(
    account: AccountReference("riverside"), integration: "jamf-school")
  static let north = ConnectionReference(
    account: AccountReference("riverside/north"), integration: "jamf-school")
  static let minute: Int64 = 60_000
  static let interval = 10 * minute
  static let hour = 60 * minute

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (time, diary) = (time, diary)
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let log = lines.logger
    var limits = TransportConfiguration()
    limits.tries = 1
    let secrets = secrets
    host = SyncHost(
      transport: try Transport(
        configuration: limits, log: silent,
        clock: TransportClock(now: { time.now }, sleep: { _ in })),
      secrets: { reference throws(IntegrationError) in
        if case .env(let name) = reference { diary.write(.lookedUp(name)) }
        return try secrets.find(reference)
      }, now: { time.now }, sleep: { _ in }, transfers: 1,
      turns: Turns(
        holder: "the daemon", now: { time.now }, sleep: { _ in },
        tell: { news in
          if case .waiting(let connection, _) = news { diary.write(.waiting(connection)) }
        }),
      log: log)
    opened = Mutex(try Self.open(in: folder))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func open(in folder: URL) throws -> Register {
    let register = try Register.open(at: folder.appendingPathComponent("rollcall.db").path)
    try register.know(
      [riverside, north].map {
        AccountEntry(reference: $0.account, name: $0.account.text, integrations: [$0.integration])
      })
    return register
  }

  var register: Register { opened.withLock { $0 } }

  /// Another process opens the register.
  func anotherRegister() throws -> Register { try Self.open(in: folder) }

  func set(_ secret: String?, for name: String) { secrets.set(secret, for: name) }

  /// A tenant with a key of its own, and the connection that leads to it.
  func tenant(
    of connection: ConnectionReference = riverside, _ networkID: String = "10", devices: Int = 12,
    seed: UInt64 = 1
  ) async throws -> (RunningTenant, ConnectionSetup) {
    let key = "KEYOFTENANT\(networkID)OFADAEMONTEST00000001"
    var configuration = TenantConfiguration(
      key: AccessKey(networkID: networkID, key: key), devices: devices)
    configuration.seed = seed
    let tenant = try await SimulatedTenant(configuration).startForGood()
    let name = "KEY_\(networkID)"
    set(key, for: name)
    return (tenant, Self.setup(connection, url: tenant.url, networkID, key: name))
  }

  static func setup(
    _ connection: ConnectionReference = riverside, url: String, _ networkID: String, key: String
  ) -> ConnectionSetup {
    ConnectionSetup(
      reference: connection, plugin: compiledPlugins[0],
      settings: PluginSettings([
        "url": .text(url), "network_id": .text(networkID), "api_key": .secret(.env(key)),
      ]), options: SyncOptions(), interval: interval)
  }

  func settings(_ setups: ConnectionSetup...) -> DaemonSettings {
    DaemonSettings(items: setups.map { .init(setup: $0, isEnabled: true) }, host: host)
  }

  /// A daemon begins its work.
  @discardableResult
  func start(_ setups: ConnectionSetup...) -> Daemon {
    start(DaemonSettings(items: setups.map { .init(setup: $0, isEnabled: true) }, host: host))
  }

  @discardableResult
  func start(_ settings: DaemonSettings) -> Daemon {
    let (time, diary) = (time, diary)
    let daemon = Daemon(
      settings, on: register, clock: time.clock,
      watch: DaemonWatch(
        started: { diary.write(.started($0, at: time.now)) },
        ended: { diary.write(.ended($0, at: time.now)) },
        firstPassOver: { diary.write(.firstPassOver) }))
    let task = Task { await daemon.run() }
    work.withLock { $0 = (daemon, task) }
    return daemon
  }

  /// The daemon ends, and everything it had begun.
  func stop() async {
    guard let task = work.withLock({ $0?.task }) else { return }
    task.cancel()
    await task.value
  }

  /// As after a restart: what is not in the file of the register is forgotten.
  func restart(_ setups: ConnectionSetup...) async throws -> Daemon {
    await stop()
    let register = try anotherRegister()
    opened.withLock { $0 = register }
    return start(DaemonSettings(items: setups.map { .init(setup: $0, isEnabled: true) }, host: host))
  }

  /// Returns when the daemon has nothing to do before time passes, but for a connection whose run goes on.
  func rest(except busy: ConnectionReference? = nil) async {
    guard let daemon = work.withLock({ $0?.daemon }) else { return }
    while true {
      let sleeps = time.sleeps
      let next = await daemon.nextRuns
      // It knows of no connection before it has begun.
      if !next.isEmpty, next.allSatisfy({ $0.key == busy || $0.value > time.now }) { return }
      await time.sleep(after: sleeps)
    }
  }

  /// Time passes until the next connection is due, and the daemon does what is due.
  func beat(except busy: ConnectionReference? = nil) async {
    guard let daemon = work.withLock({ $0?.daemon }) else { return }
    if let next = await daemon.nextRuns.filter({ $0.key != busy }).values.min() { time.pass(to: next) }
    await rest(except: busy)
  }

  /// A one-shot of a connection, as another process would do it.
  func oneShot(_ setup: ConnectionSetup, patience: Duration = .zero) async throws -> RunReport {
    await SyncRun(setup, host: host).sync(on: try anotherRegister(), patience: patience)
  }

  /// The kinds of the alerts that are open about a connection.
  func alerts(of connection: ConnectionReference = riverside) throws -> [AlertKind] {
    try register.openAlerts().filter { $0.connection == connection }.map(\.kind)
  }

  /// How the runs of a connection ended, the first first.
  func outcomes(of connection: ConnectionReference = riverside) throws -> [RunOutcome] {
    try register.runs(limit: 1000).filter { $0.connection == connection }.map(\.outcome).reversed()
  }
}

/// Secrets that a test changes.
private final class SecretBox: Sendable {
  private let secrets = Mutex<[String: String]>([:])

  func set(_ secret: String?, for name: String) { secrets.withLock { $0[name] = secret } }

  func find(_ reference: SecretReference) throws(IntegrationError) -> Secret {
    guard case .env(let name) = reference, let secret = secrets.withLock({ $0[name] }) else {
      throw IntegrationError(.configuration, "The \(reference.label) is not there.", hint: "Set it.")
    }
    return Secret(secret)
  }
}

extension RunningTenant {
  /// How often the list of devices was asked for.
  var listRequests: Int { get async { await requests.count { $0.path == "/devices" } } }
}
