import Foundation

/// A file that only its owner reads, for names of pupils stand in it. SQLite makes files that others may read, too, unless one is there.
enum PrivateFile {
  /// Makes an empty one in place of what was there.
  ///
  /// - Throws: what the system says when it cannot be made.
  static func make(_ path: String) throws(POSIXError) {
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    close(descriptor)
  }

  /// Makes an empty one unless there is a file; where that cannot be done, SQLite says why.
  static func makeUnlessThere(_ path: String) {
    guard access(path, F_OK) != 0 else { return }
    // It is made under another name: closing the file itself would take the locks of whoever opened it meanwhile.
    let temporary = "\(path).\(UUID().uuidString)"
    guard (try? make(temporary)) != nil else { return }
    link(temporary, path)
    unlink(temporary)
  }
}
