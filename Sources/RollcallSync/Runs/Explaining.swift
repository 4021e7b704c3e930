package import RollcallCore
package import RollcallKit
package import RollcallStore

/// What the tenant says of one device, and what a sync would make of it (K2).
package struct DeviceStory: Sendable {
  /// What was decided, and why.
  package var explanation: Explanation
  /// The names of the device's details.
  package var schema: DetailSchema
  /// Why the file's Asset ID mapping is not in force (C6); nil when it is.
  package var refusal: IntegrationError?
}

extension SyncRun {
  /// Fetches and plans as a sync would, and tells what that means for one device; writes nothing.
  ///
  /// - Parameter identity: the serial number of the device, else the tenant's own id of it.
  package func explain(
    _ identity: String, on register: Register?
  ) async throws(IntegrationError) -> DeviceStory {
    let fetched = try await fetch(register)
    let lock = MappingLock(setup, inForce: try register?.mapping(of: setup))
    let snapshot = try register?.part(of: setup) ?? Snapshot(connection: RowID(0))
    var explanation = Planner.explain(
      identity, fetched.fetch, on: snapshot, in: setup.context(lock.options, at: host.now()))
    let planning = try Planning(fetched, on: register, of: setup, at: host.now())
    explanation.held = planning.plan.held
    return DeviceStory(
      explanation: explanation, schema: fetched.fetch.schema, refusal: lock.refusal)
  }
}
