import Foundation

/// A folder of its own for a register in a file, gone at the end of the test.
final class RegisterFile {
  let path: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "rollcall.db").path
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
}
