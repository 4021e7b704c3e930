import Foundation
import RollcallCore

/// Details as they are stored: one JSON object of texts by name, so that a row explains itself whatever the plugin's version was.
enum DetailText {
  /// The text of what a device states.
  static func text(of details: DeviceDetails, schema: DetailSchema) -> String {
    var out = "{"
    for (key, value) in schema.values(of: details) {
      if out.utf8.count > 1 { out += "," }
      quote(key, to: &out)
      out += ":"
      quote(value, to: &out)
    }
    return out + "}"
  }

  /// What is stored, with what the device states now over it; what it states no longer stays (D3).
  static func merged(stored: String, with details: DeviceDetails, schema: DetailSchema) -> String {
    let before = values(of: stored)
    let stated = schema.values(of: details)
    let names = Set(stated.map(\.key))
    let kept = before.filter { !names.contains($0.key) }
    guard !kept.isEmpty else { return text(of: details, schema: schema) }
    var out = "{"
    for (key, value) in stated + kept.sorted(by: { $0.key < $1.key }).map({ ($0.key, $0.value) }) {
      if out.utf8.count > 1 { out += "," }
      quote(key, to: &out)
      out += ":"
      quote(value, to: &out)
    }
    return out + "}"
  }

  /// The values of a stored text.
  static func values(of stored: String) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(stored.utf8))) ?? [:]
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      out += text
    } else {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": out += "\\\(scalar)"
        case _ where scalar.value < 0x20: out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        case _: out.unicodeScalars.append(scalar)
        }
      }
    }
    out += "\""
  }
}
