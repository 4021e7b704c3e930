import RollcallSync

/// Figures as Prometheus reads them: its text format, version 0.0.4.
struct MetricText {
  private var lines: [MetricName: [String]] = [:]

  /// Adds the value of a series.
  mutating func add(_ series: MetricSeries, _ value: Double) {
    lines[series.name, default: []].append(Self.line(series, suffix: "", value))
  }

  /// Adds what was counted of a series.
  mutating func add(_ series: MetricSeries, _ reading: MetricCell.Reading) {
    switch series.name.kind {
    case .counter: add(series, reading.sum)
    case .gauge: add(series, reading.last)
    case .summary:
      lines[series.name, default: []] += [
        Self.line(series, suffix: "_sum", reading.sum),
        Self.line(series, suffix: "_count", Double(reading.count)),
      ]
    }
  }

  /// The text: the metrics in the order of the list, the series of each as they were added.
  var text: String {
    MetricName.allCases.compactMap { name in
      guard let lines = lines[name] else { return nil }
      return """
        # HELP \(name.rawValue) \(Self.escaped(name.help, quotes: false))
        # TYPE \(name.rawValue) \(name.kind.rawValue)
        \(lines.joined(separator: "\n"))

        """
    }.joined()
  }

  private static func line(_ series: MetricSeries, suffix: String, _ value: Double) -> String {
    let labels = zip(series.name.labels, series.values).map { "\($0)=\"\(escaped($1, quotes: true))\"" }
    let list = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
    return "\(series.name.rawValue)\(suffix)\(list) \(number(value))"
  }

  private static func number(_ value: Double) -> String {
    Int64(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    let plain = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    return quotes ? plain.replacing("\"", with: "\\\"") : plain
  }
}
