package import RollcallCore
package import RollcallKit
package import RollcallStore

/// What the tenant says of one device, and what a sync would make of it (K2).
package struct DeviceStory: Sendable {
  /// What was decided, and why.
  package var explanation: Explanation
  /// The names of the device's details.
  package var schema: DetailSchema
  /// Why the file's settings are not used as they are (C6, J5); nil when they are.
  package var refusal: SettingsRefusal?
}

extension SyncRun {
  /// Fetches and plans as a sync would, and tells what that means for one device; writes nothing.
  ///
  /// - Parameter identity: the serial number of the device, else the tenant's own id of it.
  package func explain(
    _ identity: String, on register: Register?
  ) async throws(IntegrationError) -> DeviceStory {
    let fetched = try await fetchedFleet(register)
    let setup = fetched.settings.setup
    let planning = try Planning(fetched, on: register, at: host.now())
    let snapshot = try register?.part(of: setup) ?? Snapshot(connection: RowID(0))
    var explanation = Planner.explain(
      identity, fetched.fetch, on: snapshot, in: setup.context(planning.lock.options, at: host.now()))
    explanation.held = planning.plan.held
    return DeviceStory(
      explanation: explanation, schema: fetched.fetch.schema, refusal: planning.refusal)
  }
}
