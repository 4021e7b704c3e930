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
  package static func config(url: String, networkID: String, options: String = "") -> String {
    """
    version: 1
    register: {path: rollcall.db}
    http: {first_byte: 2s, idle: 2s, tries: 1}
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
  package func run(_ arguments: String...) async throws -> Result {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let output = path("stdout-\(UUID().uuidString)")
    let errors = path("stderr-\(UUID().uuidString)")
    for file in [output, errors] { try write("", to: (file as NSString).lastPathComponent) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return Result(
      status: status,
      output: String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self),
      errors: String(decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self))
  }

  /// Removes the folder.
  package func end() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// The program stands beside the tests.
  private static var binary: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "rollcall")
  }
}
