import Foundation
import NIOCore

/// Why the server could not listen.
package struct ListenFault: Error, Hashable, Sendable {
  /// What happened.
  package let message: String
  /// What to do about it.
  package let hint: String

  init(_ address: ListenAddress, _ error: any Error) {
    let code = (error as? IOError)?.errnoCode
    switch code {
    case EADDRINUSE:
      message = "\(address) is taken by another program."
      hint = "Another Rollcall may be running. End it, or set `web.listen` to another port, or `web: off`."
    case EACCES, EPERM:
      message = "\(address) may not be used by this user."
      hint = "Set `web.listen` to a port above 1023."
    case EADDRNOTAVAIL:
      message = "\(address) is not an address of this machine."
      hint = "Set `web.listen` to 127.0.0.1 or to an address of this machine."
    case _:
      message = "\(address) cannot be listened on: \(error)."
      hint = "Check `web.listen`."
    }
  }
}
