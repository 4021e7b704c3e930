package import Foundation
package import RollcallKit

/// Resolves references to secrets, each time anew: nothing is kept, and no failure quotes a value.
package struct SecretResolver: Sendable {
  private let folder: URL
  private let environment: [String: String]

  /// Secrets shorter than this would mask half a log when they are redacted.
  private static let shortest = 6

  /// A resolver of the references of a file in this folder.
  package init(folder: URL, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.folder = folder
    self.environment = environment
  }

  /// The secret that a reference names.
  ///
  /// - Throws: `configuration` with the reference's place and what is wrong there.
  package func resolve(_ reference: SecretReference) throws(IntegrationError) -> Secret {
    var text = try raw(reference)
    if text.hasSuffix("\n") { text.removeLast() }
    if text.hasSuffix("\r") { text.removeLast() }
    guard !text.isEmpty else { throw failure(reference, "is empty") }
    guard text.count >= Self.shortest else {
      throw failure(reference, "has fewer than \(Self.shortest) characters, which no secret should")
    }
    return Secret(text)
  }

  /// What is unsafe about a reference though it works: a key file that others may read.
  package func warning(about reference: SecretReference) -> String? {
    guard case .file(let path) = reference else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url(path).path)
    guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return nil }
    return "The file \(path) can be read by others; `chmod 600 \(path)` makes it yours alone."
  }

  private func raw(_ reference: SecretReference) throws(IntegrationError) -> String {
    switch reference {
    case .env(let name):
      guard let value = environment[name] else { throw failure(reference, "is not set") }
      return value
    case .file(let path):
      return try contents(of: url(path), reference)
    case .credential(let name):
      guard let directory = environment["CREDENTIALS_DIRECTORY"] else {
        throw failure(reference, "needs CREDENTIALS_DIRECTORY, which systemd sets")
      }
      return try contents(of: URL(fileURLWithPath: directory).appendingPathComponent(name), reference)
    case .exec(let command):
      return try CommandOutput(command: command, folder: folder, environment: environment).text(reference)
    case .stored:
      throw IntegrationError(
        .unsupported, "Secrets that are stored in the register are not served yet.",
        hint: "Use {file: PATH} or {env: NAME}.")
    }
  }

  private func contents(of url: URL, _ reference: SecretReference) throws(IntegrationError) -> String {
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw failure(reference, "cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func url(_ path: String) -> URL { URL(fileURLWithPath: path, relativeTo: folder) }

  private func failure(_ reference: SecretReference, _ what: String) -> IntegrationError {
    IntegrationError(
      .configuration, "The secret in \(reference.label) \(what).",
      hint: "`rollcall secrets check` shows which secrets are there.")
  }
}
