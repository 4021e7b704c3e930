package import Foundation

/// The built program with a folder of its own: a configuration file, key files, a register. A test drives it as a person does.
package struct Program {
  /// The folder; it goes with ``end()``.
  package let folder: URL

  /// What a run of the program came to.
  package struct Result {
    package var status: Int32
    package var output: String
    package var errors: String
  }

  /// A folder with this configuration file and a key file `key`, which only its owner can read.
  package init(config: String, key: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(config, to: "config.yaml")
    try write(key, to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("key"))
  }

  /// The configuration of one account with one simulated tenant.
  ///
  /// - Parameter patience: how long it waits for a silent tenant; long, because a busy machine is slow too.
  package static func config(
    url: String, networkID: String, options: String = "", patience: String = "20s"
  ) -> String {
    """
    version: 1
    register: {path: rollcall.db}
    http: {first_byte: \(patience), idle: \(patience), tries: 1}
    accounts:
      riverside:
        name: Riverside Schools
        integrations:
          jamf-school:
            connection: {url: "\(url)", network_id: "\(networkID)", api_key: {file: key}}
    \(options.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n"))
    """
  }

  /// The path of a file in the folder.
  package func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file into the folder.
  package func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// The bytes of a file in the folder; nil where there is none.
  package func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  /// Runs the program in the folder and waits for its end, without holding up other tests.
  package func run(_ arguments: String...) async throws -> Result { try await run(arguments) }

  /// Runs the program in the folder and waits for its end.
  package func run(_ arguments: [String]) async throws -> Result {
    try await run(command: [Self.binary.path] + arguments)
  }

  /// Runs a command in the folder and waits for its end; assignments such as `NAME=value` may stand before it.
  package func run(command: [String]) async throws -> Result {
    let output = "stdout-\(UUID().uuidString)"
    let errors = "stderr-\(UUID().uuidString)"
    let child = try start(command, output: path(output), errors: path(errors))
    return Result(
      status: await end(of: child), output: String(decoding: bytes(output) ?? Data(), as: UTF8.self),
      errors: String(decoding: bytes(errors) ?? Data(), as: UTF8.self))
  }

  /// The exit code of a child, or its signal below zero. Something else may happen first, on a thread of its own, because a waiting one
  /// of the pool would hold up the tenants that answer the program.
  func end(of child: pid_t, after work: @escaping @Sendable () -> Void = {}) async -> Int32 {
    let status: Int32 = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        work()
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        continuation.resume(returning: status)
      }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  /// Starts a command with files for what it writes. (Foundation's `Process` has been seen to crash when two start at once.)
  func start(_ command: [String], output: String, errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
    var words = (["env", "-C", folder.path] + command).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/usr/bin/env", &actions, nil, &words, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    return child
  }

  /// Removes the folder.
  package func end() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// The program stands beside the tests.
  package static var binary: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "rollcall")
  }
}
