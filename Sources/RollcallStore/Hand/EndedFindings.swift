import GRDB
import RollcallCore

extension HandWork {
  /// Takes findings off the work list whose cause a person has just removed, so that nobody does them twice. The next run lists all that
  /// hold again.
  func endFindings(_ kinds: FindingKind..., about asset: HandAsset) throws {
    for kind in kinds {
      try db.execute(
        sql: """
          DELETE FROM findings WHERE kind = ? AND asset_id = ?
            AND connection IN (SELECT id FROM connections WHERE account = ?)
          """, arguments: [kind.rawValue, asset.assetID, account])
    }
  }
}
