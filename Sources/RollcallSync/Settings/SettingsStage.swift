import Logging
import RollcallCore
import RollcallKit
import RollcallStore

/// The first stage of a run: which settings it uses (J4, J5, I3).
///
///     file ─► secrets ─┬─ they are applied, or passed their test before ──────────────► use them
///                      ├─ others: test ─┬─ passed, same tenant ─► accept ─────────────► use them
///                      │                └─ passed, another tenant ─► a trial by fetch (I3)
///                      └─ error in the file, secret not there, refused ──────────────► the last good ones
///
/// With a lease what was found is recorded at once; without one, as for a plan, nothing is.
struct SettingsStage {
  let setup: ConnectionSetup
  let host: SyncHost
  let observer: RunObserver
  let retrying: Retrying
  let register: Register?
  /// Nil where nothing may be written.
  let lease: Lease?

  /// The settings to use.
  ///
  /// - Throws: why those of the file cannot be used, where there are no good ones to fall back on.
  func choose() async throws(IntegrationError) -> ChosenSettings {
    let state = try register?.state(of: setup) ?? SettingsState()
    let wanted: ResolvedSettings
    do {
      wanted = try ResolvedSettings.resolve(setup, on: host, register)
    } catch {
      return try refuse(Self.mark(of: error), nil, because: error, state)
    }
    return try await choose(wanted, state)
  }

  private func choose(
    _ wanted: ResolvedSettings, _ state: SettingsState
  ) async throws(IntegrationError) -> ChosenSettings {
    let key = try register?.key()
    let settings = try SettingsImage(wanted).accepted()
    let mark = settings.whole.mark(key)
    switch SettingsVerdict(
      wanted: mark, settings.tested.mark(key), state, at: host.now(), retrying: retrying)
    {
    case .unchanged:
      if state.refused != nil {
        try record { register, lease throws(IntegrationError) in
          try register.settle(setup, lease, host.now())
        }
      }
      return try use(wanted)
    case .accept:
      try record { register, lease throws(IntegrationError) in
        try register.accept(settings, setup, lease, host)
      }
      return try use(wanted)
    case .refused(let refused):
      try record { register, lease throws(IntegrationError) in
        try register.remind(ofRefusedOf: setup, lease, host.now())
      }
      guard let last = try fallBack(state, SettingsRefusal(refused)) else {
        throw SettingsRefusal(refused).error
      }
      return last
    case .test:
      do {
        return try await test(wanted, state)
      } catch {
        guard let again = try rotated(since: wanted, error) else {
          return try refuse(mark, settings, because: error, state)
        }
        return try await choose(again, state)
      }
    }
  }

  /// Tests settings beside the ones that are applied.
  private func test(
    _ wanted: ResolvedSettings, _ state: SettingsState
  ) async throws(IntegrationError) -> ChosenSettings {
    let connection = try LiveConnection.open(wanted, on: host, observer: observer)
    observer.testing()
    let limit = state.applied?.image == nil ? nil : host.testLimit
    let watch = Stopwatch(started: host.now())
    let report = try await connection.passTest(within: limit)
    let tenant = report.tenant.map { RegisteredTenant(id: $0.id, name: $0.name) }
    host.log.event(
      .tenantTested,
      [
        .connection: "\(setup.reference)", .tenant: "\(tenant?.id ?? "")",
        .seconds: "\(Double(watch.elapsed) / 1000)",
      ])
    if let tenant { try register?.refuseSharing(of: tenant, by: setup) }
    let settings = try SettingsImage(wanted).accepted(tenant: tenant)
    var chosen = ChosenSettings(connection: connection, tenant: tenant)
    if try register?.tenantChange(to: tenant, of: setup) == nil {
      try record { register, lease throws(IntegrationError) in
        try register.accept(settings, setup, lease, host)
      }
    } else {
      chosen.candidate = settings
    }
    return chosen
  }

  /// Remembers why settings are not used, and falls back on the last good ones.
  private func refuse(
    _ mark: String, _ settings: AcceptedSettings?, because error: IntegrationError, _ state: SettingsState
  ) throws(IntegrationError) -> ChosenSettings {
    if error.kind == .cancelled { throw error }
    try record { register, lease throws(IntegrationError) in
      try register.refuse(mark, settings, error, setup, lease, host)
    }
    guard let last = try fallBack(state, SettingsRefusal(error)) else { throw error }
    return last
  }

  /// The last good settings; nil when there are none, or the key is not here that sealed them.
  func fallBack(
    _ state: SettingsState, _ refusal: SettingsRefusal
  ) throws(IntegrationError) -> ChosenSettings? {
    guard let sealed = state.applied?.image, let image = try? SettingsImage(sealed: sealed) else {
      return nil
    }
    var chosen = try use(ResolvedSettings(image, as: setup))
    chosen.refusal = refusal
    return chosen
  }

  private func use(_ settings: ResolvedSettings) throws(IntegrationError) -> ChosenSettings {
    ChosenSettings(connection: try LiveConnection.open(settings, on: host, observer: observer))
  }

  /// Looks up the secrets once more after they were not accepted; nil when they are the same as before.
  private func rotated(
    since wanted: ResolvedSettings, _ error: IntegrationError
  ) throws(IntegrationError) -> ResolvedSettings? {
    guard error.kind == .authentication,
      let again = try? ResolvedSettings.resolve(setup, on: host, register), again.secrets != wanted.secrets
    else { return nil }
    return again
  }

  /// Whether the file's secrets are others by now than those that were used.
  func hasRotated(since chosen: ChosenSettings) -> Bool {
    guard chosen.refusal == nil else { return false }
    let again = try? ResolvedSettings.resolve(setup, on: host, register)
    return again.map { $0.secrets != chosen.connection.settings.secrets } ?? false
  }

  private func record(
    _ body: (Register, Lease) throws(IntegrationError) -> Void
  ) throws(IntegrationError) {
    if let register, let lease { try body(register, lease) }
  }

  /// Tells the settings that the file wants from others, secrets included: without the key this holds within one process.
  var wantedMark: String {
    do throws(IntegrationError) {
      let wanted = try ResolvedSettings.resolve(setup, on: host, register)
      return try SettingsImage(wanted).accepted().whole.mark(register?.key() ?? .ofThisProcess)
    } catch {
      return Self.mark(of: error)
    }
  }

  /// Tells one error of the file from another, so that each is refused once.
  private static func mark(of error: IntegrationError) -> String { "fault \(error.message)" }
}

/// The settings that a run uses.
struct ChosenSettings {
  /// A connection of them.
  var connection: LiveConnection
  /// The tenant that answered their test just now; nil when they were not tested.
  var tenant: RegisteredTenant?
  /// Set when they lead to another tenant, so that a fetch decides whether they are accepted (I3).
  var candidate: AcceptedSettings?
  /// Why the file's are not used; nil when they are.
  var refusal: SettingsRefusal?

  init(connection: LiveConnection, tenant: RegisteredTenant? = nil) {
    self.connection = connection
    self.tenant = tenant
  }

  /// The connection with the settings that are used.
  var setup: ConnectionSetup { connection.setup }
}
