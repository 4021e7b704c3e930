import Foundation
import RollcallConfig

/// The mail server lets itself be reached.
struct MailServerCheck: Check {
  let name = "mail_server"

  func faults(at site: Site) -> [Fault]? {
    guard let settings = site.settings else { return nil }
    guard let server = settings.mail?.server else { return [] }
    guard let address = URLComponents(string: server), let host = address.host else { return nil }
    let port = address.port ?? (address.scheme == "smtps" ? 465 : 587)
    guard let why = NetworkPlace(host: host, port: port).reach() else { return [] }
    return [
      Fault(
        "The mail server \(host):\(port) cannot be reached: \(why).",
        hint: "Correct `mail.server`, or look at the firewall.")
    ]
  }
}
