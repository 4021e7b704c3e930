import Foundation

/// The register can be written where it lies; SQLite writes files beside it.
struct RegisterFolderCheck: Check {
  let name = "register_folder"

  func faults(at site: Site) -> [Fault]? {
    guard let path = site.registerPath else { return nil }
    guard let folder = Self.folder(of: path) else {
      return [
        Fault(
          "The folder of the register \(path) is not there.", hint: "Make it, or correct `register.path`.")
      ]
    }
    let files = [folder, path, "\(path)-wal", "\(path)-shm"]
    let locked = files.filter { FileManager.default.fileExists(atPath: $0) && access($0, W_OK) != 0 }
    return locked.map { file in
      Fault(
        "\(file) may not be written by \(NSUserName()).",
        hint: "Give it to the user that Rollcall runs as, and run every command as that user.")
    }
  }

  /// The folder of a register; nil where it is not there.
  static func folder(of path: String) -> String? {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }
}
