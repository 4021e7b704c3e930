/// The vocabulary of the log as a page.
package enum LogReference {
  /// The page, line by line.
  package static var lines: [String] {
    let head = [
      "# The log", "",
      "Generated from the vocabulary in the code by `script/generate`. Names never change once they were released.",
      "",
      "Lines go to standard error: text on a terminal, otherwise one JSON object a line with `time`, `level`, `event` and the fields below;",
      "`--log-format text` and `--log-format json` choose. `--log-level` says how much is written. No line holds a secret.",
      "",
      "## Events", "", "| Event | Level | When | Fields |", "|---|---|---|---|",
    ]
    let events = HostEvent.allCases.map { event in
      let fields = event.fields.map { "`\($0.rawValue)`" }.joined(separator: " ")
      return "| `\(event.rawValue)` | \(event.level) | \(event.meaning) | \(fields) |"
    }
    let fields = EventField.allCases.map { field in
      "| `\(field.rawValue)` | \(field.isNumber ? "number" : "text") | \(field.meaning) |"
    }
    return head + events + ["", "## Fields", "", "| Field | Is | Says |", "|---|---|---|"] + fields
  }
}
