import RollcallConfig
import RollcallStore
import RollcallWeb

/// The daemon gets the address that it is to listen on.
struct WebPortCheck: Check {
  let name = "web_port"

  func faults(at site: Site) -> [Fault]? {
    guard let settings = site.settings else { return nil }
    guard let address = (settings.web?.listen).flatMap({ ListenAddress($0) }), !isOurs(site) else {
      return []
    }
    guard let why = NetworkPlace(host: address.host, port: address.port).listen() else { return [] }
    return [
      Fault(
        "The daemon could not listen on \(address): \(why).",
        hint: "`ss -ltnp` shows who does. Choose another port in `web.listen`, or write `web: off`.")
    ]
  }

  /// Whether the daemon is at work, so that it is the one who listens.
  private func isOurs(_ site: Site) -> Bool {
    guard let daemon = (try? site.register?.workers(at: site.now))?.daemon else { return false }
    return !ProcessName(text: daemon.holder).isGone
  }
}
