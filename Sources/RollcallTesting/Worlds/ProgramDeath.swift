import Foundation

/// Ways in which a run ends that nobody asked for.
extension Program {
  /// Runs the program while no file may grow beyond so many bytes: what it writes there fails, as on a full disk, and always at the
  /// same place.
  package func runWithRoom(for bytes: Int, _ arguments: String...) async throws -> Result {
    try await run(command: limited(to: bytes, arguments))
  }

  /// Starts the program while no file may grow beyond so many bytes.
  package func beginWithRoom(for bytes: Int, _ arguments: String...) throws -> RunningProgram {
    try RunningProgram(self, limited(to: bytes, arguments))
  }

  private func limited(to bytes: Int, _ arguments: [String]) -> [String] {
    // The signal that comes with it would end a process; whoever starts the tests may ignore it or not.
    ["env", "--ignore-signal=XFSZ", "prlimit", "--fsize=\(bytes)", Self.binary.path] + arguments
  }

  /// Runs the program and kills it at the so-manieth sign of life: a line on stderr, or a file of its folder that it makes, writes to
  /// or removes. Nothing of it gets to tidy up. Returns the exit code, or the signal below zero.
  package func runUntilSign(_ number: Int, _ arguments: String...) async throws -> Int32 {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let signs = SignsOfLife(speech: ends[0], folder: folder.path)
    let child = try start([Self.binary.path] + arguments, output: "/dev/null", errors: "/dev/fd/\(ends[1])")
    close(ends[1])
    return await end(of: child) {
      if signs.wait(for: number) == .alive { kill(child, SIGKILL) }
      signs.end()
    }
  }
}

/// What can be seen of a program from outside: what it says, and what happens in its folder.
private struct SignsOfLife: Sendable {
  let speech: Int32
  let files: Int32

  enum Life {
    case alive, ended
  }

  init(speech: Int32, folder: String) {
    self.speech = speech
    files = inotify_init1(Int32(IN_CLOEXEC))
    inotify_add_watch(files, folder, UInt32(IN_CREATE | IN_MODIFY | IN_DELETE))
  }

  /// Returns at the so-manieth sign, or when the program has ended.
  func wait(for number: Int) -> Life {
    var seen = 0
    while seen < number {
      var sources = [speech, files].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&sources, nfds_t(sources.count), -1) > 0 else { continue }
      if sources[1].revents != 0 { seen += events(in: read(files)) }
      if sources[0].revents != 0 {
        let words = read(speech)
        if words.isEmpty { return .ended }
        seen += words.count { $0 == UInt8(ascii: "\n") }
      }
    }
    return .alive
  }

  func end() {
    close(speech)
    close(files)
  }

  private func read(_ source: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4096) { bytes, count in
      count = max(0, Glibc.read(source, bytes.baseAddress, 4096))
    }
  }

  /// How many events there are, one behind the other, each with its name behind its header.
  private func events(in bytes: [UInt8]) -> Int {
    var (count, place) = (0, 0)
    let header = MemoryLayout<inotify_event>.size
    while place + header <= bytes.count {
      let name = bytes.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: place + header - 4, as: UInt32.self)
      }
      place += header + Int(name)
      count += 1
    }
    return count
  }
}
