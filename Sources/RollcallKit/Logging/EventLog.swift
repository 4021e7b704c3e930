package import Logging

extension Logger {
  /// Writes a line: what happened, and the fields that belong to it.
  package func event(
    _ event: HostEvent, _ fields: @autoclosure () -> [EventField: Logger.MetadataValue] = [:]
  ) {
    guard logLevel <= event.level else { return }
    let fields = fields()
    assert(Set(fields.keys).isSubset(of: event.fields), "\(event.rawValue) carries a field of another event")
    let metadata = Logger.Metadata(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) })
    log(level: event.level, "\(event.rawValue)", metadata: metadata)
  }
}
