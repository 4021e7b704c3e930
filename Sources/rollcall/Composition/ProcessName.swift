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
  var isGone: Bool {
    guard let match = text.wholeMatch(of: /process (\d+) of (.+)/), match.2 == Self.machine,
      let number = pid_t(match.1)
    else { return false }
    return kill(number, 0) != 0 && errno == ESRCH
  }

  /// The machine since it was started, and the space in which process numbers count.
  private static var machine: String {
    let start = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    return "\(start?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "?") \(space ?? "?")"
  }
}
