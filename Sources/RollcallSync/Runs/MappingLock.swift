import RollcallCore
import RollcallKit
import RollcallStore

/// Keeps the Asset ID mapping as long as assets have links (C6): everything else of a changed file applies.
struct MappingLock {
  /// The options with the mapping that is in force.
  let options: SyncOptions
  /// Why the file's mapping is not in force; nil when it is.
  let refusal: IntegrationError?

  init(_ setup: ConnectionSetup, inForce: AssetIDSource?) {
    var options = setup.options
    guard let inForce, inForce != options.assetID else {
      self.options = options
      refusal = nil
      return
    }
    refusal = Self.refusal(setup.reference, wanted: options.assetID, inForce: inForce)
    options.assetID = inForce
    self.options = options
  }

  private static func refusal(
    _ connection: ConnectionReference, wanted: AssetIDSource, inForce: AssetIDSource
  ) -> IntegrationError {
    IntegrationError(
      .configuration,
      """
      REGISTER_LOCKED: Asset IDs of \(connection) are mapped from \(inForce.rawValue) while assets are linked to it, so \
      `asset_id: \(wanted.rawValue)` is not in force; everything else of the file is.
      """,
      hint: """
        Write `asset_id: \(inForce.rawValue)` again. To change it, either disable the connection, delete every asset linked to it \
        (`rollcall assets delete --linked-by \(connection)`) and enable it again; or run `rollcall connections rekey \
        \(connection)`, which shows what would change first.
        """, field: "asset_id")
  }
}
