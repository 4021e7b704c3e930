import RollcallConfig
import RollcallCore
import RollcallStore

extension Workspace {
  /// So many runs go in one transaction, which is over before anybody notices.
  static let purgedAtOnce = 500

  /// Removes details of runs that are older than the file says, so many at most; the next sync goes on. When that fails the sync was
  /// none the worse for it, and it is said.
  func purgeOldRuns(in register: Register) {
    do throws(StoreError) {
      let before = Instant(milliseconds: Instant.now.milliseconds - settings.runRetention)
      _ = try register.purgeRuns(before: before, limit: Self.purgedAtOnce)
    } catch {
      Terminal.say("Old runs could not be removed: \(error.message)")
    }
  }
}
