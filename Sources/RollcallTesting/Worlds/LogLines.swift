package import Logging
package import RollcallKit
import Synchronization

/// A log that remembers its lines, each with its metadata in the order of the keys.
package final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  package init() {}

  /// What was said so far, as `level event key=value`.
  package var all: [String] { lines.withLock { $0 } }

  /// The log, with everything in it.
  package var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(lines: self) }
    logger.logLevel = .trace
    return logger
  }

  /// The lines of an event.
  package func of(_ event: HostEvent) -> [String] {
    all.filter { $0.split(separator: " ").dropFirst().first == Substring(event.rawValue) }
  }

  private struct Handler: LogHandler {
    let lines: LogLines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
      let pairs = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
      lines.lines.withLock { $0.append("\(event.level) \(event.message)\(pairs)") }
    }
  }
}
