import Foundation

/// A host and a port, to be tried.
struct NetworkPlace {
  let host: String
  let port: Int

  /// Nobody waits longer for an answer.
  private static let patience: Int32 = 5000

  /// Connects and hangs up. Why that does not work; nil when it does.
  func reach() -> String? {
    first(flags: 0) { socket, address, length in
      if connect(socket, address, length) == 0 { return 0 }
      guard errno == EINPROGRESS else { return errno }
      var source = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
      guard poll(&source, 1, Self.patience) > 0 else { return ETIMEDOUT }
      var error: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size)
      return error
    }
  }

  /// Listens for a moment. Why that does not work; nil when it does.
  func listen() -> String? {
    first(flags: AI_PASSIVE) { socket, address, length in
      var reuse: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
      guard bind(socket, address, length) == 0, Foundation.listen(socket, 1) == 0 else { return errno }
      return 0
    }
  }

  /// Tries the addresses of the host until one works. Why the last one did not; nil when one did.
  private func first(flags: Int32, _ attempt: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32) -> String?
  {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = flags
    var found: UnsafeMutablePointer<addrinfo>?
    let failure = getaddrinfo(host, "\(port)", &hints, &found)
    guard failure == 0 else { return String(cString: gai_strerror(failure)) }
    defer { freeaddrinfo(found) }
    var error = EADDRNOTAVAIL
    var next = found
    while let place = next?.pointee {
      next = place.ai_next
      let kind = place.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      let descriptor = socket(place.ai_family, kind, place.ai_protocol)
      guard descriptor >= 0, let address = place.ai_addr else { continue }
      defer { close(descriptor) }
      error = attempt(descriptor, address, place.ai_addrlen)
      if error == 0 { return nil }
    }
    return String(cString: strerror(error)).lowercased()
  }
}
