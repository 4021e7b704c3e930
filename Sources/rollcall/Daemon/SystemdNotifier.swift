import Foundation

/// Tells systemd how the service is: datagrams to the socket that it names in the environment. Silent where there is none, and where
/// nobody listens: the service goes on.
struct SystemdNotifier: Sendable {
  private let socket: String?
  /// How often systemd wants to hear that the service is alive: twice in the time after which it would end it. Nil when it does not.
  let beat: Duration?

  /// What the environment of a process asks for.
  init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    process: pid_t = ProcessInfo.processInfo.processIdentifier
  ) {
    socket = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    // A child that inherits the environment is not meant.
    let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
    let limit = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
    beat = isMeant && limit > 0 ? .microseconds(limit / 2) : nil
  }

  /// The service has begun, or has read its configuration again.
  func ready() { send("READY=1") }

  /// The service is still starting: a first pass over many connections takes its time. Systemd waits so much longer.
  func starting(for limit: Duration) {
    send("EXTEND_TIMEOUT_USEC=\(limit.components.seconds * 1_000_000)")
  }

  /// The service is alive.
  func watchdog() { send("WATCHDOG=1") }

  /// The service is about to end.
  func stopping() { send("STOPPING=1") }

  /// The service reads its configuration again; ``ready()`` ends that.
  func reloading() {
    // The uptime is the machine's monotonic clock.
    let microseconds = Int64(ProcessInfo.processInfo.systemUptime * 1_000_000)
    send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
  }

  /// One line on what the service is doing, for `systemctl status`.
  func status(_ line: String) {
    send("STATUS=\(line.replacing("\n", with: " "))")
  }

  private func send(_ message: String) {
    guard let socket, var address = Self.address(of: socket) else { return }
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(message.utf8)
    let length = socklen_t(MemoryLayout<sa_family_t>.size + socket.utf8.count)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }

  /// A path, or after `@` a name without a file; nil when it is too long.
  private static func address(of socket: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var name = Array(socket.utf8)
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    if name.first == UInt8(ascii: "@") { name[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    return address
  }
}
