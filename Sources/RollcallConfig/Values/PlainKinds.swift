import Foundation
import RollcallCore
import RollcallKit

extension ValueKind where Value == String {
  /// A text that is not empty.
  static func text(_ words: String) -> ValueKind {
    .text(.text(pattern: nil, words: words)) { text throws(ValueProblem) in
      guard !text.trimmed.isEmpty else { throw ValueProblem(.pattern, "must be \(words), found nothing") }
      return text
    }
  }

  /// A text that a regular expression matches as a whole.
  static func text(matching pattern: String, _ words: String) -> ValueKind {
    .text(.text(pattern: pattern, words: words)) { text throws(ValueProblem) in
      guard Pattern(pattern).matches(text) else { throw ValueProblem(.pattern, "must be \(words)") }
      return text
    }
  }

  /// One of several words.
  static func choice(of choices: [String]) -> ValueKind {
    .text(.choice(choices)) { text throws(ValueProblem) in
      guard choices.contains(text) else {
        throw ValueProblem(
          .choice, "must be \(ValueShape.choice(choices).words)",
          hint: Suggestion.hint(for: text, among: choices))
      }
      return text
    }
  }
}

extension ValueKind where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words of an enum. `no` and `false` mean its `off` or `none`.
  static var word: ValueKind {
    let choices = Value.allCases.map(\.rawValue)
    let off = choices.first { $0 == "off" || $0 == "none" }
    return .scalar(.choice(choices)) { text throws(ValueProblem) in
      let word = Switch(written: text) == .off ? off ?? text : text
      guard let value = Value(rawValue: word) else {
        throw ValueProblem(
          .choice, "must be \(ValueShape.choice(choices).words)",
          hint: Suggestion.hint(for: text, among: choices))
      }
      return value
    }.rendered { $0.rawValue }
  }
}

extension ValueKind where Value == Switch {
  /// Yes or no, in any of the ways in which people write it.
  static var boolean: ValueKind {
    ValueKind.scalar(.boolean) {
      text throws(ValueProblem) in
      guard let position = Switch(written: text) else {
        throw ValueProblem(.type, "must be true or false")
      }
      return position
    }.rendered { $0.isOn ? "true" : "false" }
  }
}

extension Switch {
  /// Reads `true`, `yes`, `on` and their opposites, in any case; nil for anything else.
  init?(written text: String) {
    switch text.lowercased() {
    case "true", "yes", "on": self = .on
    case "false", "no", "off": self = .off
    default: return nil
    }
  }
}

extension ValueKind where Value == Int {
  /// A whole number within bounds.
  static func integer(in range: ClosedRange<Int>) -> ValueKind {
    .scalar(.integer(range)) { text throws(ValueProblem) in
      guard Pattern("[+-]?[0-9]+").matches(text) else {
        throw ValueProblem(.type, "must be a whole number, \(ValueShape.integer(range).words)")
      }
      guard let number = Int(text), range.contains(number) else {
        throw ValueProblem(.range, "must be \(ValueShape.integer(range).words)")
      }
      return number
    }.rendered { "\($0)" }
  }
}

extension ValueKind where Value == Duration {
  /// A duration of at least so long.
  static func duration(atLeast least: Duration) -> ValueKind {
    .scalar(.duration(atLeast: least)) { text throws(ValueProblem) in
      let duration = try readDuration(text)
      guard duration >= least else {
        throw ValueProblem(.range, "must be at least \(DurationText(least).text)")
      }
      return duration
    }.rendered { DurationText($0).text }
  }

  private static func readDuration(_ text: String) throws(ValueProblem) -> Duration {
    do throws(DurationText.Failure) {
      return try DurationText(parsing: text).duration
    } catch {
      if error == .tooLong { throw ValueProblem(.range, "must be less than a hundred years") }
      let isNumber = Pattern("[0-9]+").matches(text)
      let isNegative = Pattern("-[0-9]+(ms|s|m|h|d)?").matches(text)
      throw ValueProblem(
        isNegative ? .range : .type, "must be a duration such as 10m",
        hint: isNumber ? "write the unit too: ms, s, m, h or d" : nil)
    }
  }
}

extension ValueKind where Value == TimeZone {
  /// A time zone by its name in the IANA list.
  static var timeZone: ValueKind {
    ValueKind.scalar(
      .text(pattern: nil, words: "a time zone such as Europe/Oslo")
    ) { text throws(ValueProblem) in
      let isName = text.contains("/") || text == "UTC"
      guard isName, let zone = TimeZone(identifier: text) else {
        throw ValueProblem(
          .choice, "must be the name of a time zone such as Europe/Oslo",
          hint: Suggestion.hint(for: text, among: TimeZone.knownTimeZoneIdentifiers))
      }
      return zone
    }.rendered { $0.identifier }
  }
}
