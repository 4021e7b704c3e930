import RollcallCore
import RollcallStore

extension Register {
  /// The daemon that works on the register now; nil when none does, as far as this machine can tell.
  func liveDaemon(at now: Instant = .now) throws(StoreError) -> Workers.Daemon? {
    try workers(at: now).daemon.flatMap { daemon in
      let isSilent = now.milliseconds - daemon.beat.milliseconds >= Workers.silence
      return isSilent || ProcessName(text: daemon.holder).isGone ? nil : daemon
    }
  }
}
