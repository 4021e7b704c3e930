package import Logging
package import RollcallKit

/// A log whose every line has passed a ``Redactor`` before its own handler sees it.
package struct RedactedLog: LogHandler {
  private var inner: any LogHandler
  private let redactor: Redactor

  /// Stands before the handler of another log.
  package init(_ log: Logger, redactor: Redactor) {
    inner = log.handler
    self.redactor = redactor
  }

  /// The same log, with its lines redacted.
  package static func logger(_ log: Logger, redactor: Redactor) -> Logger {
    var redacted = Logger(label: log.label) { _ in RedactedLog(log, redactor: redactor) }
    redacted.logLevel = log.logLevel
    return redacted
  }

  package var metadataProvider: Logger.MetadataProvider? {
    get { inner.metadataProvider }
    set { inner.metadataProvider = newValue }
  }

  package var metadata: Logger.Metadata {
    get { inner.metadata }
    set { inner.metadata = newValue.mapValues(redacted) }
  }

  package var logLevel: Logger.Level {
    get { inner.logLevel }
    set { inner.logLevel = newValue }
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { inner[metadataKey: key] }
    set { inner[metadataKey: key] = newValue.map(redacted) }
  }

  package func log(event: LogEvent) {
    var event = event
    event.message = Logger.Message(stringLiteral: redactor.redact(event.message.description))
    event.metadata = event.metadata?.mapValues(redacted)
    // An error can describe itself with anything; its text is kept, itself is not.
    if let error = event.error {
      event.error = nil
      event.metadata = (event.metadata ?? [:]).merging(
        ["error": .string(redactor.redact("\(error)"))]) { own, _ in own }
    }
    inner.log(event: event)
  }

  private func redacted(_ value: Logger.Metadata.Value) -> Logger.Metadata.Value {
    switch value {
    case .string(let text): .string(redactor.redact(text))
    case .stringConvertible(let value): .string(redactor.redact(value.description))
    case .array(let values): .array(values.map(redacted))
    case .dictionary(let values): .dictionary(values.mapValues(redacted))
    }
  }
}
