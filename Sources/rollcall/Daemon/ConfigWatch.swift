import Foundation
import Synchronization

/// Notices that the configuration file says something else than before, however the change came: an editor, a link that was swapped, a
/// file that a network drive hands out. Contents are compared, not times.
final class ConfigWatch: Sendable {
  private let path: String
  private let contents: Mutex<Data?>

  /// A watch of a file that is about to be read.
  init(_ path: String) {
    self.path = path
    contents = Mutex(FileManager.default.contents(atPath: path))
  }

  /// Whether the file changed since it was looked at last. One that is away for a moment, while an editor writes, is no change.
  func hasChanged() -> Bool {
    guard let now = FileManager.default.contents(atPath: path) else { return false }
    return contents.withLock { contents in
      defer { contents = now }
      return contents != now
    }
  }

  /// From now on the file counts as changed until it is looked at.
  func forget() { contents.withLock { $0 = nil } }
}
