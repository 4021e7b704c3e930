import RollcallCore
import RollcallStore

/// A daemon that began is at work, or has said that it ended.
struct DaemonCheck: Check {
  let name = "daemon"

  func faults(at site: Site) -> [Fault]? {
    guard let register = site.register, let workers = try? register.workers(at: site.now) else { return nil }
    guard let daemon = workers.daemon else { return [] }
    if ProcessName(text: daemon.holder).isGone {
      return [
        Fault(
          "The daemon ended at about \(daemon.beat.text) without saying so.",
          hint: "Start it again; `journalctl -u rollcall` shows its last words.")
      ]
    }
    guard daemon.isSilent(at: site.now, for: Workers.silence) else { return [] }
    return [
      Fault(
        "The daemon has been silent since \(daemon.beat.text).",
        hint: "Start it again: `systemctl restart rollcall`.")
    ]
  }
}
