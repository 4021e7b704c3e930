import Foundation

/// One run of a command that prints a secret: no shell, hardly any environment, and an end in any case.
///
/// The command leads a process group of its own, so that whatever it started ends with it.
struct CommandRun {
  /// How it ended.
  enum Ending: Equatable {
    case printed([UInt8])
    case notStarted
    case failed
    case tookTooLong
    case printedTooMuch
  }

  /// What it sees of the environment.
  private static let inherited: Set<String> = ["PATH", "HOME", "LANG", "TZ"]

  private let command: [String]
  private let folder: URL
  private let environment: [String]
  private let deadline: ContinuousClock.Instant
  private let sizeLimit: Int

  init(
    _ command: [String], in folder: URL, environment: [String: String], timeLimit: Duration, sizeLimit: Int
  ) {
    self.command = command
    self.folder = folder
    self.environment = environment.filter { Self.inherited.contains($0.key) }.map { "\($0.key)=\($0.value)" }
    self.sizeLimit = sizeLimit
    deadline = .now + timeLimit
  }

  /// Runs the command to its end.
  func ending() -> Ending {
    let output = Pipe()
    guard let child = start(writingTo: output.fileHandleForWriting.fileDescriptor) else { return .notStarted }
    try? output.fileHandleForWriting.close()
    let read = readAll(output.fileHandleForReading.fileDescriptor)
    guard case .printed = read, let status = exitStatus(of: child) else {
      kill(-child, SIGKILL)
      _ = waitpid(child, nil, 0)
      if case .printed = read { return .tookTooLong }
      return read
    }
    switch status {
    case 0: return read
    case 126 << 8, 127 << 8: return .notStarted
    default: return .failed
    }
  }

  /// Starts the command in the folder of the file, by `env`, which looks up a name without a slash in the PATH. What it
  /// says on standard error goes nowhere: that may hold the secret too.
  private func start(writingTo output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var child: pid_t = 0
    let failure = Self.withCStrings(["env", "-C", folder.path, "--"] + command) { arguments in
      Self.withCStrings(environment) { environment in
        posix_spawn(&child, "/usr/bin/env", &actions, &attributes, arguments, environment)
      }
    }
    return failure == 0 ? child : nil
  }

  private func readAll(_ descriptor: Int32) -> Ending {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = millisecondsLeft
      guard left > 0 else { return .tookTooLong }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, left) > 0 else { continue }
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return .printed(bytes) }
      if count < 0 { return .failed }
      bytes += piece[..<count]
      if bytes.count > sizeLimit { return .printedTooMuch }
    }
  }

  /// The status that `waitpid` gives of the command once it has ended; nil when the time is over before.
  private func exitStatus(of child: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard millisecondsLeft > 0 else { return nil }
      usleep(2000)
    }
    return status
  }

  private var millisecondsLeft: Int32 {
    let left = ContinuousClock.now.duration(to: deadline).components
    return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000)
  }

  /// Texts as C wants them: an array of pointers that ends with null.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { array[index] = strdup(text) }
    array[texts.count] = nil
    defer {
      for index in texts.indices { free(array[index]) }
      array.deallocate()
    }
    return body(array)
  }
}
