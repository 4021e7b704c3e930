import GRDB
package import RollcallCore

/// What became of a new Asset ID mapping (C6).
package enum RekeyResult: Hashable, Sendable {
  /// It is in force, and all Asset IDs follow it that can.
  case done
  /// The account's journal moved since it was decided; nothing was written.
  case moved
}

extension Register {
  /// Afterwards the connection's Asset IDs are mapped from another field: all that the plan changes in one transaction, or nothing
  /// (C6).
  package func rekey(
    _ plan: Plan, to source: AssetIDSource, under lease: Lease, by hand: Hand
  ) throws(StoreError) -> RekeyResult {
    try write { db in
      let row = try ConnectionRow.get(lease.connection, in: db)
      try LeaseRows.check(lease, of: row, in: db)
      guard try AccountRows.revision(row.account, in: db) == plan.revision else { return .moved }
      var plan = plan
      plan.instant = hand.instant
      try PlanApplier.apply(plan, by: .person(hand), row, in: db)
      try db.execute(
        sql: "UPDATE connections SET asset_id_source = ? WHERE id = ?",
        arguments: [source.rawValue, row.id.number])
      try AlertRows.close([.mappingLocked], at: hand.instant, of: row, in: db)
      return .done
    }
  }
}
