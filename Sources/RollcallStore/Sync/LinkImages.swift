import GRDB
import RollcallCore

/// Keeps what links remembered before a run wrote it anew, so that the run can be undone (I4). One image a link is enough: an older
/// one belongs to a memory that was written again since, which an undo leaves alone.
struct LinkImages {
  /// What a link remembers, as columns of links and of images.
  static let columns = """
    serial_number, device_id, owner, model, stable_digest, volatile_digest, refreshed, not_seen_since,
    vacant_runs, vacant_since, last_seen, details
    """

  private let keeping: BulkStatement

  /// Images for a run; nil where no run is at work.
  init?(of run: Int64?, in db: Database) throws {
    guard let run else { return nil }
    keeping = try BulkStatement(
      """
      INSERT OR REPLACE INTO link_images (link, run, version, \(Self.columns))
      SELECT id, ?, version + 1, \(Self.columns) FROM links WHERE id = ?
      """, in: db)
    keeping.bind(1, run)
  }

  /// Keeps what a link remembers, before its version goes up by one.
  func keep(link: Int64) throws {
    keeping.bind(2, link)
    try keeping.run()
  }
}
