import Foundation

/// A file where it lies: the path, and which file that is.
struct RegisterPlace: Hashable {
  let path: String
  private let device: dev_t
  private let number: ino_t

  /// The file at a path; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    device = status.st_dev
    number = status.st_ino
  }
}
