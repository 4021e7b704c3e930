import Foundation
import RollcallSync

/// A file of plans that were made to be carried out later: what `plan --out` writes and `sync --plan` reads.
struct SavedPlanFile: Codable {
  /// The form of the file.
  var format = 1
  /// The plans, in the order in which they were made.
  var plans: [SavedPlan]

  /// Writes the file, readable for its owner only, since plans name people.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do {
      try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw UsageError("The plan cannot be written to \(path): \(error.localizedDescription)")
    }
  }

  /// Reads a file.
  static func read(_ path: String) throws -> SavedPlanFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UsageError("There is no plan to read at \(path).")
    }
    do {
      let file = try JSONDecoder().decode(SavedPlanFile.self, from: data)
      guard file.format == 1 else { throw UsageError("\(path) was written by another version of Rollcall.") }
      return file
    } catch is DecodingError {
      throw UsageError("\(path) is no plan that `rollcall plan --out` wrote, or it was cut short.")
    }
  }
}
