import Foundation
import RollcallKit

/// Where a verb writes: results to standard output, everything else to standard error. No secret passes.
enum Terminal {
  /// Whether a person watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether a person can be asked: standard input is a terminal, and so is standard error, where questions go.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isWatched }

  /// How many columns a table may take: the terminal's, or what `COLUMNS` says; no limit in a pipe.
  static var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 20 {
      return columns
    }
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20
    else { return .max }
    return Int(size.ws_col)
  }

  /// Writes a line of the result.
  static func print(_ line: String) {
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// Writes lines of the result.
  static func print(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write(lines.joined(separator: "\n") + "\n", to: STDOUT_FILENO)
  }

  /// Writes a result that is not made of lines of ours.
  static func print(file text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a line that is not part of the result.
  static func say(_ line: String) {
    write(line + "\n", to: STDERR_FILENO)
  }

  /// Writes over the present line of the terminal.
  static func overwrite(_ text: String) {
    write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }

  /// Where lines of the log go.
  static func log(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(KnownSecrets.redact(text).utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
