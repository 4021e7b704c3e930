/// A tenant that listens. It stops when it is told to or forgotten.
package final class RunningTenant: Sendable {
  package let port: Int
  private let state: TenantState
  private let service: Task<Void, any Error>

  init(port: Int, state: TenantState, service: Task<Void, any Error>) {
    self.port = port
    self.state = state
    self.service = service
  }

  deinit { service.cancel() }

  /// Scheme, host and port, for example `http://127.0.0.1:8481`; the API is under `/api`.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// Ends all connections, hanging ones too, and returns when the port is free.
  package func stop() async {
    service.cancel()
    _ = await service.result
  }

  /// Waits until the tenant ends.
  package func run() async throws { try await service.value }

  /// Replaces the fleet; see ``FleetDocument`` for what becomes of users and locations.
  package func replaceFleet(_ fleet: FleetDocument) async { await state.replace(fleet) }

  /// Changes the device of that serial number or UDID, in the order given.
  package func change(_ device: String, _ changes: DeviceChange...) async throws {
    try await state.change(device, changes)
  }

  /// Replaces faults and quirks. Without arguments everything works again.
  package func set(faults: [Fault] = [], quirks: [ActiveQuirk] = []) async {
    await state.set(faults: faults, quirks: quirks)
  }

  /// Faults as they stand, with the times they have left.
  package var faults: [Fault] { get async { await state.activeFaults } }

  package var quirks: [ActiveQuirk] { get async { await state.activeQuirks } }

  /// What was asked of the API so far, control calls left out.
  package var requests: [LoggedRequest] { get async { await state.requests } }

  package func forgetRequests() async { await state.forgetRequests() }

  /// All records in list order, trashed ones included, without quirks.
  package var devices: [DeviceRecord] { get async { await state.devices } }

  /// E-mail addresses of all users, empty ones included.
  package var emails: [String] { get async { await state.users.map(\.email) } }
}
