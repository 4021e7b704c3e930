import Foundation
import Synchronization

/// The built program while it goes on: a test reads what it says, and sends it signals.
package final class RunningProgram: Sendable {
  private struct Speech {
    var lines: [String] = []
    /// How many lines were heard already.
    var heard = 0
    var isOver = false
    var listener: Listener?
  }

  private struct Listener {
    var isWhatItWants: @Sendable (String) -> Bool
    var wake: CheckedContinuation<String?, Never>
  }

  private let program: Program
  private let process: pid_t
  private let speech = Mutex(Speech())

  init(_ program: Program, _ command: [String]) throws {
    self.program = program
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    process = try program.start(command, output: "/dev/null", errors: "/dev/fd/\(ends[1])")
    close(ends[1])
    let ear = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    Thread.detachNewThread { [self] in
      var rest = Data()
      // It comes as it is said; an empty piece is the end.
      while case let bytes = ear.availableData, !bytes.isEmpty {
        rest += bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          hear(String(decoding: rest[..<end], as: UTF8.self))
          rest = Data(rest[(end + 1)...])
        }
      }
      fallSilent()
    }
  }

  /// The next line that says all of this, after those that were heard before; nil when the program ends without saying it. A test whose
  /// time is up ends the program.
  @discardableResult
  package func says(_ parts: String...) async -> String? {
    await withTaskCancellationHandler {
      await listen(for: { line in parts.allSatisfy { line.contains($0) } })
    } onCancel: {
      signal(SIGKILL)
    }
  }

  private func listen(for isWhatItWants: @escaping @Sendable (String) -> Bool) async -> String? {
    await withCheckedContinuation { wake in
      let found: String?? = speech.withLock { speech in
        let listener = Listener(isWhatItWants: isWhatItWants, wake: wake)
        while speech.heard < speech.lines.count {
          speech.heard += 1
          if listener.isWhatItWants(speech.lines[speech.heard - 1]) { return speech.lines[speech.heard - 1] }
        }
        if speech.isOver { return .some(nil) }
        speech.listener = listener
        return nil
      }
      if let found { wake.resume(returning: found) }
    }
  }

  /// Everything it said so far.
  package var lines: [String] { speech.withLock { $0.lines } }

  /// Sends it a signal.
  package func signal(_ number: Int32) { kill(process, number) }

  /// Its exit code, or its signal below zero, when it has ended.
  package func end() async -> Int32 { await program.end(of: process) }

  /// Tells it to end, and returns its exit code when it has.
  package func stop() async -> Int32 {
    signal(SIGTERM)
    return await end()
  }

  private func hear(_ line: String) {
    let told = speech.withLock { speech -> Listener? in
      speech.lines.append(line)
      guard let listener = speech.listener else { return nil }
      speech.heard = speech.lines.count
      guard listener.isWhatItWants(line) else { return nil }
      speech.listener = nil
      return listener
    }
    told?.wake.resume(returning: line)
  }

  private func fallSilent() {
    let told = speech.withLock { speech in
      speech.isOver = true
      defer { speech.listener = nil }
      return speech.listener
    }
    told?.wake.resume(returning: nil)
  }
}

extension Program {
  /// Starts the program in the folder, and returns while it goes on.
  package func begin(_ arguments: String...) throws -> RunningProgram {
    try begin(command: [Self.binary.path] + arguments)
  }

  /// Starts a command in the folder, and returns while it goes on. Assignments such as `NAME=value` may stand first.
  package func begin(command: [String]) throws -> RunningProgram {
    try RunningProgram(self, command)
  }
}
