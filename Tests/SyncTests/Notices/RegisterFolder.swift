import Foundation
import RollcallCore

/// A folder for a register that several processes share.
struct RegisterFolder {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "rollcall-\(UUID().uuidString)")

  init() {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  var path: String { folder.appendingPathComponent("rollcall.db").path }

  func end() {
    try? FileManager.default.removeItem(at: folder)
  }
}

extension Instant {
  func plus(minutes: Int64) -> Instant { Instant(milliseconds: milliseconds + minutes * 60_000) }
}
