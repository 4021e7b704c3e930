import Foundation

/// SQLite's log beside the register is taken over into it now and then.
struct LogFileCheck: Check {
  let name = "register_log"

  /// One that is not is a few megabytes.
  private static let largest = 64 << 20

  func faults(at site: Site) -> [Fault]? {
    guard let path = site.registerPath else { return nil }
    let log = URL(fileURLWithPath: "\(path)-wal")
    let size = (try? log.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    guard size > Self.largest else { return [] }
    return [
      Fault(
        "The log \(log.path) has grown to \(size >> 20) MiB: somebody has been reading the register without an end.",
        hint:
          "End other programs that have it open, such as an `sqlite3` that was left; the next sync takes it over."
      )
    ]
  }
}
