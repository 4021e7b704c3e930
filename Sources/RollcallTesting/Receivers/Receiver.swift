package import Foundation

/// A server of somebody else's on this machine, run by a test: what arrives there is read as others read it. The programs are in
/// `Tests/Receivers`; they need Python, and the mail server `python3-aiosmtpd`, which `script/system-packages` installs.
package final class Receiver: Sendable {
  /// Where it listens on this machine.
  package let port: Int
  private let process: pid_t
  private let mailbox: URL

  package enum Failure: Error { case notStarted(String) }

  /// Starts a program and waits until it listens.
  ///
  /// - Parameter mailbox: the file for what arrives; a new one where it is nil.
  package init(_ program: String, _ arguments: [String], mailbox: URL? = nil) async throws {
    let mailbox =
      mailbox
      ?? FileManager.default.temporaryDirectory.appendingPathComponent(
        "rollcall-mailbox-\(UUID().uuidString)")
    self.mailbox = mailbox
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        "Tests/Receivers/\(program)")
    let command = ["/usr/bin/python3", "-B", script.path, "--mailbox", mailbox.path] + arguments
    (process, port) = try await withCheckedThrowingContinuation { waiter in
      Thread.detachNewThread { waiter.resume(with: Result { try Self.start(command) }) }
    }
  }

  /// What has arrived so far, each line of the mailbox as a value. A receiver writes it before it says that it took it.
  package func arrivals<Value: Decodable>(_ type: Value.Type) throws -> [Value] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = FileManager.default.contents(atPath: mailbox.path) ?? Data()
    return try data.split(separator: UInt8(ascii: "\n")).map { try decoder.decode(type, from: $0) }
  }

  /// Ends the program; what arrived can still be read.
  package func stop() {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Removes what arrived.
  package func end() {
    stop()
    try? FileManager.default.removeItem(at: mailbox)
  }

  private static func start(_ command: [String]) throws -> (pid_t, Int) {
    var pipe: [Int32] = [0, 0]
    guard Foundation.pipe(&pipe) == 0 else { throw POSIXError(.EMFILE) }
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, command[0], &actions, nil, &words, environ)
    close(pipe[1])
    defer { close(pipe[0]) }
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    // The program prints its port when it listens; a pipe that ends before means that it never will.
    guard let line = firstLine(pipe[0]), let port = Int(line) else {
      throw Failure.notStarted("\(command[2]) did not start; `script/system-packages` installs what it needs")
    }
    return (child, port)
  }

  private static func firstLine(_ descriptor: Int32) -> String? {
    var line = ""
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { return line }
      line.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return nil
  }
}
