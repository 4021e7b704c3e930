import Foundation
import RollcallCore

/// The readers of single values: each reads the text by the type that is expected there.
extension SectionReader {
  mutating func text(_ key: String) -> String? {
    take(key).flatMap { text(of: $0, key) }
  }

  func text(of node: YAMLNode, _ key: String) -> String? {
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      collector.add(
        .type, at: node.mark, path(key),
        "'\(path(key))' must be a text, not \(node.isNull ? "empty" : node.kind)")
      return nil
    }
    return text
  }

  mutating func texts(_ key: String) -> [String]? {
    guard let node = take(key) else { return nil }
    guard case .sequence(let items) = node.content else {
      if node.isNull { return [] }
      collector.add(.type, at: node.mark, path(key), "'\(path(key))' must be a list, not \(node.kind)")
      return nil
    }
    return items.compactMap { text(of: $0, key) }
  }

  mutating func bool(_ key: String) -> Bool? {
    guard let node = take(key) else { return nil }
    return bool(of: node, key)
  }

  func bool(of node: YAMLNode, _ key: String) -> Bool? {
    guard case .scalar(let text, _) = node.content else {
      collector.add(.type, at: node.mark, path(key), "'\(path(key))' must be true or false, not \(node.kind)")
      return nil
    }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    case _:
      collector.add(.type, at: node.mark, path(key), "'\(path(key))' must be true or false")
      return nil
    }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = take(key) else { return nil }
    return integer(of: node, key, in: range)
  }

  func integer(of node: YAMLNode, _ key: String, in range: ClosedRange<Int>) -> Int? {
    guard case .scalar(let text, _) = node.content, let number = Int(text) else {
      collector.add(.type, at: node.mark, path(key), "'\(path(key))' must be a whole number")
      return nil
    }
    guard range.contains(number) else {
      collector.add(
        .range, at: node.mark, path(key),
        "'\(path(key))' must be \(range.lowerBound) to \(range.upperBound), found \(number)")
      return nil
    }
    return number
  }

  /// A duration in milliseconds.
  mutating func duration(_ key: String, atLeast least: Int64 = 1) -> Int64? {
    guard let node = take(key) else { return nil }
    return duration(of: node, key, atLeast: least)
  }

  func duration(of node: YAMLNode, _ key: String, atLeast least: Int64) -> Int64? {
    guard case .scalar(let text, _) = node.content, let milliseconds = DurationText.milliseconds(text) else {
      collector.add(
        .type, at: node.mark, path(key), "'\(path(key))' must be a duration",
        hint: "a whole number with ms, s, m, h or d, such as 10m")
      return nil
    }
    guard milliseconds >= least else {
      collector.add(
        .range, at: node.mark, path(key), "'\(path(key))' must be at least \(DurationText.text(least))")
      return nil
    }
    return milliseconds
  }

  /// One of the texts of an enum.
  mutating func choice<Value: RawRepresentable & CaseIterable>(_ key: String) -> Value?
  where Value.RawValue == String {
    guard let node = take(key), let text = text(of: node, key) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let words = Value.allCases.map(\.rawValue)
    collector.add(
      .choice, at: node.mark, path(key), "'\(text)' is not a value of '\(path(key))'",
      hint: Suggestion.hint(for: text, among: words))
    return nil
  }
}

/// Durations as they are written: a whole number and a unit.
enum DurationText {
  private static let units: [(suffix: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  static func milliseconds(_ text: String) -> Int64? {
    for unit in units where text.hasSuffix(unit.suffix) {
      guard let number = Int64(text.dropLast(unit.suffix.count)), number >= 0 else { continue }
      let (product, overflow) = number.multipliedReportingOverflow(by: unit.milliseconds)
      return overflow ? nil : product
    }
    return nil
  }

  static func text(_ milliseconds: Int64) -> String {
    let unit = units.last { milliseconds % $0.milliseconds == 0 } ?? units[0]
    return "\(milliseconds / unit.milliseconds)\(unit.suffix)"
  }
}
