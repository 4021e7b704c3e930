import Logging
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore

extension Workspace {
  /// So many runs, or alerts, go in one transaction, which is over before anybody notices.
  private static let purgedAtOnce = 500

  /// Removes details of runs that are older than the file says, and alerts that were over before, so many transactions of each at most;
  /// the next time goes on. When that fails, no sync was the worse for it, and it is said.
  func purgeOldRuns(in register: Register, transactions: Int = 1) {
    do throws(StoreError) {
      let before = Instant(milliseconds: Instant.now.milliseconds - settings.runRetention)
      let forgotten = try purge(transactions) { limit throws(StoreError) in
        try register.purgeRuns(before: before, limit: limit)
      }
      if forgotten > 0 { log.event(.runsForgotten, [.changes: "\(forgotten)"]) }
      _ = try purge(transactions) { limit throws(StoreError) in
        try register.purgeAlerts(closedBefore: before, limit: limit)
      }
    } catch {
      Terminal.say("Old runs could not be removed: \(error.message)")
    }
  }

  /// Closes alerts of connections that nobody runs any more. When that fails, no sync was the worse for it, and it is said.
  func closeStrayAlerts(in register: Register) {
    do throws(StoreError) {
      try register.closeAlerts(exceptOf: connectionsAtWork, at: .now)
    } catch {
      Terminal.say("Alerts of connections that are not run could not be closed: \(error.message)")
    }
  }

  /// Returns how many went.
  private func purge(
    _ transactions: Int, _ step: (_ limit: Int) throws(StoreError) -> Int
  ) throws(StoreError) -> Int {
    var forgotten = 0
    for _ in 1...transactions {
      let purged = try step(Self.purgedAtOnce)
      forgotten += purged
      guard purged == Self.purgedAtOnce else { break }
    }
    return forgotten
  }
}
