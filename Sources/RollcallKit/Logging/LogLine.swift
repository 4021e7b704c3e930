package import Logging
package import RollcallCore

/// One line of the log, for a person or for a machine.
package struct LogLine {
  private let time: String
  private let level: Logger.Level
  private let event: String
  /// In the order of the vocabulary; what a plugin or library added of its own comes last.
  private let fields: [(key: String, value: String)]

  /// How lines are written.
  package enum Form: String, CaseIterable, Sendable {
    /// Time, level, connection and sentence, to be read.
    case text
    /// One JSON object.
    case json
  }

  /// A line without any secret of this process. A message that is no event of ours becomes the sentence of ``HostEvent/said``.
  package init(at instant: Instant, level: Logger.Level, message: String, metadata: Logger.Metadata) {
    time = Self.text(of: instant)
    self.level = level
    var rest = metadata.mapValues { KnownSecrets.redact("\($0)") }
    if let event = HostEvent(rawValue: message) {
      self.event = event.rawValue
    } else {
      event = HostEvent.said.rawValue
      rest[EventField.message.rawValue] = KnownSecrets.redact(message)
    }
    let known = EventField.allCases.compactMap { field in
      rest.removeValue(forKey: field.rawValue).map { (key: field.rawValue, value: $0) }
    }
    fields = known + rest.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
  }

  /// The line in a form, without its end.
  package func text(_ form: Form) -> String {
    switch form {
    case .text: plain
    case .json: json
    }
  }

  private var json: String {
    let head = [("time", time), ("level", level.rawValue), ("event", event)]
    let members = (head + fields.map { ($0.key, $0.value) }).map { key, value in
      "\(Self.quoted(key)):\(Self.isNumber(key, value) ? value : Self.quoted(value))"
    }
    return "{\(members.joined(separator: ","))}"
  }

  private var plain: String {
    let apart: Set<String> = ["connection", "message", "hint"]
    let pairs = fields.filter { !apart.contains($0.key) }.map { "\($0.key)=\($0.value)" }
    let words = ["connection", "event", "message", "hint"].compactMap { part -> String? in
      if part == "event" { return ([event] + pairs).joined(separator: " ") }
      return fields.first { $0.key == part }.map { part == "hint" ? "→ \($0.value)" : $0.value }
    }
    let level = level.rawValue + String(repeating: " ", count: max(0, 7 - level.rawValue.count))
    return "\(time) \(level) \(JSONEscapes.onOneLine.applied(to: words.joined(separator: "  ")))"
  }

  private static func isNumber(_ key: String, _ value: String) -> Bool {
    guard EventField(rawValue: key)?.isNumber == true, let first = value.first else { return false }
    return (first == "-" || first.isNumber) && Double(value)?.isFinite == true
  }

  private static func quoted(_ text: String) -> String { "\"\(JSONEscapes.ours.applied(to: text))\"" }

  /// ISO 8601 in UTC, to the millisecond.
  private static func text(of instant: Instant) -> String {
    let fraction = String(instant.milliseconds % 1000)
    return "\(instant.text.dropLast()).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)Z"
  }
}
