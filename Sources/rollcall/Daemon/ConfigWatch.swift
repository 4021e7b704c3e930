import Foundation
import Synchronization

/// Notices that the configuration file, or a file that it names, says something else than before, however the change came: an editor, a
/// link that was swapped, a file that a network drive hands out. Contents are compared, not times.
final class ConfigWatch: Sendable {
  private let path: String
  private let seen: Mutex<Sight>

  private struct Sight {
    /// Files that the file names.
    var others: [String] = []
    /// What the file said, and each of the others; nil for the time until it is looked at.
    var contents: [Data?]?
  }

  /// A watch of a file that is about to be read.
  init(_ path: String) {
    self.path = path
    seen = Mutex(Sight(contents: [FileManager.default.contents(atPath: path)]))
  }

  /// From now on these files are looked at, too.
  func watch(_ others: [String]) {
    seen.withLock { seen in
      guard seen.others != others, let contents = seen.contents else { return }
      seen.others = others
      seen.contents = contents.prefix(1) + others.map { FileManager.default.contents(atPath: $0) }
    }
  }

  /// Whether something changed since it was looked at last. A file that is away for a moment, while an editor writes, is no change.
  func hasChanged() -> Bool {
    guard let now = FileManager.default.contents(atPath: path) else { return false }
    return seen.withLock { seen in
      let contents = [now] + seen.others.map { FileManager.default.contents(atPath: $0) }
      defer { seen.contents = contents }
      return contents != seen.contents
    }
  }

  /// From now on the file counts as changed until it is looked at.
  func forget() { seen.withLock { $0.contents = nil } }
}
