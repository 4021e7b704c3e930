import Foundation
import RollcallTesting
import Testing

@testable import rollcall

/// What systemd is told, by a socket as its own.
@Suite struct `The systemd notifier` {
  /// A datagram socket with a name.
  private struct Listener {
    let name: String
    private let descriptor: Int32

    init(_ name: String) throws {
      self.name = name
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(name.utf8)
      if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
      }
      guard bound == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    /// The next datagram; they are there as soon as they are sent.
    func next() -> String? {
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      return count >= 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    func end() {
      close(descriptor)
      unlink(name)
    }
  }

  private static let unique = UUID().uuidString.prefix(8)

  @Test(arguments: ["/tmp/rollcall-\(unique).sock", "@rollcall-\(unique)"])
  func `each message is one datagram, to a file or an abstract name`(_ name: String) throws {
    let listener = try Listener(name)
    defer { listener.end() }
    let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": name])

    notifier.ready()
    notifier.status("2 connections\nare in step")
    notifier.watchdog()
    notifier.stopping()

    #expect(listener.next() == "READY=1")
    #expect(listener.next() == "STATUS=2 connections are in step")
    #expect(listener.next() == "WATCHDOG=1")
    #expect(listener.next() == "STOPPING=1")
    #expect(listener.next() == nil)
  }

  @Test func `a reload comes with the time since the machine was started`() throws {
    let listener = try Listener("@rollcall-reload-\(Self.unique)")
    defer { listener.end() }
    func now() -> Int64 {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    let before = now()
    SystemdNotifier(environment: ["NOTIFY_SOCKET": listener.name]).reloading()
    let after = now()

    let message = try #require(listener.next()?.split(separator: "\n"))
    #expect(message.first == "RELOADING=1")
    let time = try #require(message.last?.wholeMatch(of: /MONOTONIC_USEC=(\d+)/)?.1)
    #expect(before...after ~= Int64(time) ?? 0)
  }

  @Test(arguments: [
    [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "@nobody-listens-here"], ["NOTIFY_SOCKET": "vsock:2:1"],
  ])
  func `nothing happens where nobody listens`(_ environment: [String: String]) {
    SystemdNotifier(environment: environment).ready()
    SystemdNotifier(environment: ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)]).ready()
  }

  @Test(arguments: [
    (["WATCHDOG_USEC": "60000000"], Duration.seconds(30)),
    (["WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "42"], .seconds(30)),
    (["WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "41"], nil), (["WATCHDOG_USEC": "0"], nil),
    (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
  ])
  func `it beats twice in the time that systemd allows`(_ environment: [String: String], beat: Duration?) {
    #expect(SystemdNotifier(environment: environment, process: 42).beat == beat)
  }
}

/// The unit as systemd reads it.
@Suite struct `The systemd unit` {
  /// There is no systemd in most containers and on no Mac.
  private static let isThere = access("/usr/bin/systemd-analyze", X_OK) == 0

  private let program: Program

  init() throws {
    program = try Program(config: "", key: "")
    let unit = URL(fileURLWithPath: #filePath).appending(path: "../../../docs/systemd/rollcall.service")
      .standardized
    let text = try String(contentsOf: unit, encoding: .utf8)
    // The built program stands in for the installed one.
    try program.write(
      text.replacing("/usr/local/bin/rollcall", with: Program.binary.path), to: "rollcall.service")
  }

  @Test(.enabled(if: isThere, "systemd-analyze is not installed"))
  func `systemd finds no fault in it`() async throws {
    let result = try await program.run(
      command: ["systemd-analyze", "verify", "--man=no", program.path("rollcall.service")])

    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result)")
    program.end()
  }

  @Test(.enabled(if: isThere, "systemd-analyze is not installed"))
  func `it is as closed as a service with a network can be`() async throws {
    let result = try await program.run(
      command: [
        "systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager",
        program.path("rollcall.service"),
      ])

    #expect(result.status == 0, "\(result.output.suffix(200))")
    program.end()
  }

  @Test func `a wrong file is no reason to start again`() throws {
    let text = try #require(program.bytes("rollcall.service").map { String(decoding: $0, as: UTF8.self) })

    #expect(text.contains("\nRestartPreventExitStatus=\(ExitStatus.configuration.rawValue)\n"))
    program.end()
  }
}
