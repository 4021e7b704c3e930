package import RollcallCore
package import RollcallKit
package import RollcallStore

/// What the tenant says of one device, and what a sync would make of it (K2).
package struct DeviceStory: Sendable {
  /// What was decided, and why.
  package var explanation: Explanation
  /// The names of the device's details.
  package var schema: DetailSchema
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
    return DeviceStory(
      explanation: Planner.explain(
        identity, fetched.fetch, on: snapshot, in: setup.context(lock.options, at: host.now())),
      schema: fetched.fetch.schema)
  }
}
