import GRDB
import RollcallCore

extension HandWork {
  /// Takes findings off the work list whose cause a person has just removed, so that nobody does them twice. The next run lists all that
  /// hold again. To be called while the asset still has its links: an asset that was renamed since is known by its device.
  func endFindings(_ kinds: FindingKind..., about asset: Int64, named assetID: String) throws {
    for kind in kinds {
      try db.execute(
        sql: """
          DELETE FROM findings
          WHERE kind = ?1 AND connection IN (SELECT id FROM connections WHERE account = ?4)
            AND (asset_id = ?2 OR EXISTS (SELECT 1 FROM links l WHERE l.asset = ?3
              AND l.connection = findings.connection AND l.serial_number = findings.serial_number))
          """, arguments: [kind.rawValue, assetID, asset, account])
    }
  }
}
