import Foundation
import RollcallConfig
import RollcallStore

/// The daemon gets the address that it is to listen on.
struct WebPortCheck: Check {
  let name = "web_port"

  func faults(at site: Site) -> [Fault]? {
    guard let settings = site.settings else { return nil }
    guard let listen = settings.web?.listen, let colon = listen.lastIndex(of: ":") else { return [] }
    let host = listen[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    guard let port = Int(listen[listen.index(after: colon)...]), !isOurs(site) else { return [] }
    guard let why = NetworkPlace(host: host, port: port).listen() else { return [] }
    return [
      Fault(
        "The daemon could not listen on \(listen): \(why).",
        hint: "`ss -ltnp` shows who does. Choose another port in `web.listen`, or write `web: off`.")
    ]
  }

  /// Whether the daemon is at work, so that it is the one who listens.
  private func isOurs(_ site: Site) -> Bool {
    guard let daemon = (try? site.register?.workers(at: site.now))?.daemon else { return false }
    return !ProcessName(text: daemon.holder).isGone
  }
}
