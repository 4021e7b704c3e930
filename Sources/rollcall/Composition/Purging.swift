import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore

extension Workspace {
  /// So many runs go in one transaction, which is over before anybody notices.
  static let purgedAtOnce = 500

  /// Removes details of runs that are older than the file says, so many transactions at most; the next time goes on. When that fails, no
  /// sync was the worse for it, and it is said.
  func purgeOldRuns(in register: Register, transactions: Int = 1) {
    do throws(StoreError) {
      let before = Instant(milliseconds: Instant.now.milliseconds - settings.runRetention)
      var forgotten = 0
      for _ in 1...transactions {
        let purged = try register.purgeRuns(before: before, limit: Self.purgedAtOnce)
        forgotten += purged
        guard purged == Self.purgedAtOnce else { break }
      }
      if forgotten > 0 { log.event(.runsForgotten, [.changes: "\(forgotten)"]) }
    } catch {
      Terminal.say("Old runs could not be removed: \(error.message)")
    }
  }
}
