import Foundation

/// A folder for one register, in memory where the system has such a place; gone with this object.
final class ProductFolder {
  let register: String
  private let folder: URL

  init() throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let home =
      FileManager.default.isWritableFile(atPath: memory.path)
      ? memory : FileManager.default.temporaryDirectory
    folder = home.appendingPathComponent("rollcall-model-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    register = folder.appendingPathComponent("rollcall.db").path
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }
}
