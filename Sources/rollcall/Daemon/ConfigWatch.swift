import Foundation
import RollcallConfig
import RollcallPlugins

/// Notices that the configuration file says something else than before, however the change came: an editor, a link that was swapped, a
/// file that a network drive hands out. Contents are compared, not times.
struct ConfigWatch {
  private let path: String
  private var contents: Data?

  /// A watch of a file that is about to be read.
  init(_ path: String) {
    self.path = path
    contents = FileManager.default.contents(atPath: path)
  }

  /// Whether the file changed since it was looked at last. One that is away for a moment, while an editor writes, is no change.
  mutating func hasChanged() -> Bool {
    guard let now = FileManager.default.contents(atPath: path), now != contents else { return false }
    contents = now
    return true
  }

  /// From now on the file counts as changed until it is looked at.
  mutating func forget() { contents = nil }
}
