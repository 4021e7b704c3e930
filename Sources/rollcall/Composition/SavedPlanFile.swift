import Foundation
import RollcallCore
import RollcallSync

/// A file of plans that were made to be carried out later: what `plan --out` writes and `sync --plan` reads.
struct SavedPlanFile: Codable {
  /// The form of the file.
  var format = 1
  /// The plans, in the order in which they were made.
  var plans: [SavedPlan]

  /// What every version of the file begins with.
  private struct Header: Decodable {
    var format: Int
  }

  /// Writes the file, readable for its owner only, since plans name people.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
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
      let header = try JSONDecoder().decode(Header.self, from: data)
      guard header.format == 1 else {
        throw UsageError("\(path) was written by another version of Rollcall.")
      }
      let file = try JSONDecoder().decode(SavedPlanFile.self, from: data)
      guard file.plans.allSatisfy(\.plan.isWhole) else { throw UsageError("\(path) is damaged.") }
      return file
    } catch is DecodingError {
      throw UsageError("\(path) is no plan that `rollcall plan --out` wrote, or it was cut short.")
    }
  }
}
