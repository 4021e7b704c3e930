import Foundation

/// There is room for the register to grow.
struct DiskCheck: Check {
  let name = "disk"

  func faults(at site: Site) -> [Fault]? {
    guard let path = site.registerPath else { return nil }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0 else { return nil }
    let size = (try? URL(fileURLWithPath: path).resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    let free = Int64(disk.f_bavail) * Int64(disk.f_frsize)
    return Self.fault(free: free, register: Int64(size), folder).map { [$0] } ?? []
  }

  /// A sync may write the whole register anew, and a backup does.
  static func fault(free: Int64, register: Int64, _ folder: String) -> Fault? {
    let needed = max(100 << 20, 2 * register)
    guard free < needed else { return nil }
    return Fault(
      "The disk of \(folder) has \(free >> 20) MiB left, and \(needed >> 20) MiB may be needed.",
      hint: "Make room. A full disk stops syncs and loses nothing.")
  }
}
