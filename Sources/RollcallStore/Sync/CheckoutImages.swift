import GRDB
import RollcallCore

/// Keeps checkouts as they were before a run ended them, so that the run can be undone (I4).
struct CheckoutImages {
  private let keeping: BulkStatement

  /// Images for a run; nil where no run is at work.
  init?(of run: Int64?, in db: Database) throws {
    guard let run else { return nil }
    keeping = try BulkStatement(
      """
      INSERT INTO checkout_images (run, asset, employee, origin, since)
      SELECT ?, asset, employee, origin, since FROM checkouts WHERE asset = ? AND employee IS NOT NULL
      """, in: db)
    keeping.bind(1, run)
  }

  /// Keeps the checkout that an asset has.
  func keep(asset: Int64) throws {
    keeping.bind(2, asset)
    try keeping.run()
  }
}
