package import RollcallCore
package import RollcallStore

/// A plan that was made to be carried out later: with what its run would keep beside it.
package struct SavedPlan: Sendable, Codable {
  /// The connection, as it is written.
  package var connection: ConnectionReference
  /// The plan.
  package var plan: Plan
  /// The Asset ID mapping that it was made with (C6).
  package var assetIDSource: AssetIDSource
  /// The fingerprint of the settings that it was made with, which had passed their test (J4).
  package var testedSettings: String
  /// The tenant that answered the test; nil when the settings had been tested before.
  package var tenant: RegisteredTenant?
}
