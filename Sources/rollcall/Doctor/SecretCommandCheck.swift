import Foundation
import RollcallConfig
import RollcallKit

/// The programs that print secrets are there.
struct SecretCommandCheck: Check {
  let name = "secret_commands"

  func faults(at site: Site) -> [Fault]? {
    site.secrets.compactMap { use in
      guard case .exec(let command) = use.reference, !Self.isThere(command, in: site.folder) else {
        return nil
      }
      return Fault(
        "\(use.path): there is no program \(command.first ?? "") that could be started.",
        hint: "Install it, or give its whole path.")
    }
  }

  /// Whether the first word of a command is a program, looked up as it will be.
  static func isThere(_ command: [String], in folder: URL) -> Bool {
    guard let program = command.first else { return false }
    if program.contains("/") {
      return access(URL(fileURLWithPath: program, relativeTo: folder).path, X_OK) == 0
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
