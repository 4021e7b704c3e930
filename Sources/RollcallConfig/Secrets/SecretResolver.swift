package import Foundation
package import RollcallKit

/// Resolves references to secrets, each time anew: nothing is kept, and no failure quotes a value.
package struct SecretResolver: Sendable {
  private let folder: URL
  private let environment: [String: String]
  private let commandLimit: Duration

  /// Secrets shorter than this would mask half a log when they are redacted.
  private static let shortest = 6
  private static let longest = 64 << 10

  /// A resolver of the references of a file.
  ///
  /// - Parameters:
  ///   - folder: The folder of the file.
  ///   - environment: Where variables are looked up, and `CREDENTIALS_DIRECTORY`.
  ///   - commandLimit: How long a command may take.
  package init(
    folder: URL, environment: [String: String] = ProcessInfo.processInfo.environment,
    commandLimit: Duration = .seconds(10)
  ) {
    self.folder = folder
    self.environment = environment
    self.commandLimit = commandLimit
  }

  /// The secret that a reference names, without one newline at its end.
  ///
  /// - Throws: `configuration` with the place and what is wrong there; `unsupported` for a kind that is not served yet.
  package func resolve(_ reference: SecretReference) throws(IntegrationError) -> Secret {
    guard let text = String(validating: try bytes(of: reference), as: UTF8.self) else {
      throw failure(reference, "is no text in UTF-8")
    }
    return try Self.secret(of: text, from: reference.label)
  }

  /// A secret as somebody wrote it, without one newline at its end.
  ///
  /// - Throws: `configuration` when it is empty, or too short to be one.
  package static func secret(of text: String, from place: String) throws(IntegrationError) -> Secret {
    var text = text[...]
    if text.hasSuffix("\r\n") || text.hasSuffix("\n") || text.hasSuffix("\r") { text.removeLast() }
    guard !text.isEmpty else { throw failure(place, "is empty") }
    guard text.count >= shortest else {
      throw failure(place, "has fewer than \(shortest) characters, which no secret should")
    }
    return Secret(String(text))
  }

  /// What is unsafe about a reference though it works: a file that others may read.
  package func warning(about reference: SecretReference) -> String? {
    guard case .file(let path) = reference else { return nil }
    var status = stat()
    guard stat(url(path).path, &status) == 0, status.st_mode & 0o044 != 0 else { return nil }
    return "others can read the file \(path); `chmod 600 \(path)` makes it yours alone"
  }

  private func bytes(of reference: SecretReference) throws(IntegrationError) -> [UInt8] {
    switch reference {
    case .env(let name):
      guard let value = environment[name] else { throw failure(reference, "is not set") }
      return Array(value.utf8)
    case .file(let path):
      return try contents(of: url(path), reference)
    case .credential(let name):
      guard let directory = environment["CREDENTIALS_DIRECTORY"] else {
        throw failure(reference, "needs CREDENTIALS_DIRECTORY, which systemd sets")
      }
      return try contents(of: URL(fileURLWithPath: directory).appendingPathComponent(name), reference)
    case .exec(let command):
      return try output(of: command, reference)
    case .stored:
      throw IntegrationError(
        .configuration, "The secret is stored in the register, which is asked for it elsewhere.")
    }
  }

  private func contents(of url: URL, _ reference: SecretReference) throws(IntegrationError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      let isThere = FileManager.default.fileExists(atPath: url.path)
      throw failure(reference, isThere ? "cannot be read by this user" : "is not there")
    }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: Self.longest + 1) ?? Data() else {
      throw failure(reference, "cannot be read")
    }
    guard data.count <= Self.longest else { throw failure(reference, "is longer than 64 KiB") }
    return [UInt8](data)
  }

  private func output(
    of command: [String], _ reference: SecretReference
  ) throws(IntegrationError) -> [UInt8] {
    let run = CommandRun(
      command, in: folder, environment: environment, timeLimit: commandLimit, sizeLimit: Self.longest)
    switch run.ending() {
    case .printed(let bytes): return bytes
    case .notStarted: throw failure(reference, "cannot be started")
    case .failed: throw failure(reference, "failed")
    case .tookTooLong: throw failure(reference, "took longer than \(DurationText(commandLimit).text)")
    case .printedTooMuch: throw failure(reference, "printed more than 64 KiB")
    }
  }

  /// A path beside the file, or a complete one.
  private func url(_ path: String) -> URL {
    path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
  }

  private func failure(_ reference: SecretReference, _ what: String) -> IntegrationError {
    Self.failure(reference.label, what)
  }

  private static func failure(_ place: String, _ what: String) -> IntegrationError {
    IntegrationError(
      .configuration, "The secret in \(place) \(what).",
      hint: "`rollcall secrets check` shows which secrets are there.")
  }
}
