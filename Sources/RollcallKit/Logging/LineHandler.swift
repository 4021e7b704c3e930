package import Logging
package import RollcallCore

/// Writes the lines of a log in one of two forms.
package struct LineHandler: LogHandler {
  /// What is quieter is not written.
  package var logLevel: Logger.Level
  /// Stands in every line.
  package var metadata: Logger.Metadata = [:]
  /// Adds what the surroundings of a line know.
  package var metadataProvider: Logger.MetadataProvider?
  private let form: LogLine.Form
  private let now: @Sendable () -> Instant
  private let write: @Sendable (String) -> Void

  /// A handler that gives each line, without its end, to a closure.
  package init(
    _ form: LogLine.Form, level: Logger.Level, now: @escaping @Sendable () -> Instant,
    write: @escaping @Sendable (String) -> Void
  ) {
    logLevel = level
    self.form = form
    self.now = now
    self.write = write
  }

  /// One value that stands in every line.
  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes the line of an event. Of two values for one key the line's own counts.
  package func log(event: LogEvent) {
    var all = metadata.merging(metadataProvider?.get() ?? [:]) { own, _ in own }
    all.merge(event.metadata ?? [:]) { _, own in own }
    if let error = event.error { all["error"] = "\(error)" }
    let line = LogLine(at: now(), level: event.level, message: event.message.description, metadata: all)
    write(line.text(form))
  }
}
