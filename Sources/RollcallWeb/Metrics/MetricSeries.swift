import RollcallSync

/// One line of figures: a metric with the values of its labels.
struct MetricSeries: Hashable, Sendable {
  let name: MetricName
  /// The values, in the order of the metric's labels.
  let values: [String]

  init(_ name: MetricName, _ values: String...) {
    self.name = name
    self.values = values
  }

  /// A series that a library or we ourselves ask for; nil for one that is not on our list.
  init?(label: String, dimensions: [(String, String)]) {
    guard let name = MetricName(rawValue: label), dimensions.map(\.0) == name.labels else { return nil }
    self.name = name
    values = dimensions.map(\.1)
  }
}
