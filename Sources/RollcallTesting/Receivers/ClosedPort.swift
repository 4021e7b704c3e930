import Foundation

/// A port on this machine that is nobody's: whoever knocks is refused, and nobody else is given it, until a server is told to listen
/// there.
package final class ClosedPort: Sendable {
  /// Its number.
  package let number: Int
  private let socket: Int32

  /// Takes a port and does not listen.
  package init() throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    // A server that does the same may listen there beside it.
    var isShared: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &isShared, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: inet_addr("127.0.0.1"))
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket
    let isTaken = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard isTaken else { throw POSIXError(.EADDRNOTAVAIL) }
    number = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(socket) }
}
