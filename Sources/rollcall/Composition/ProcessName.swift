import Foundation

/// How a process is written as the holder of a lease, so that a later one on the same machine can tell whether it is still there.
struct ProcessName {
  let text: String

  /// This process.
  static var current: ProcessName {
    ProcessName(text: "process \(ProcessInfo.processInfo.processIdentifier) of \(machine)")
  }

  /// Whether it ran on this machine and has ended. Nothing is known of processes of other machines, other containers, or before the
  /// machine was started.
  var isGone: Bool { number.map { !Self.isThere($0) } ?? false }

  /// Whether it runs on this machine.
  var isHere: Bool { number.map(Self.isThere) ?? false }

  /// Its number, where numbers of this machine are meant.
  private var number: pid_t? {
    text.wholeMatch(of: /process (\d+) of (.+)/).flatMap { $0.2 == Self.machine ? pid_t($0.1) : nil }
  }

  /// One that has ended and was not asked after yet is there no more.
  private static func isThere(_ number: pid_t) -> Bool {
    guard kill(number, 0) == 0 || errno != ESRCH else { return false }
    let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
    return status?.split(separator: ")").last?.hasPrefix(" Z") != true
  }

  /// The machine since it was started, and the space in which process numbers count.
  private static var machine: String {
    let start = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    return "\(start?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "?") \(space ?? "?")"
  }
}
