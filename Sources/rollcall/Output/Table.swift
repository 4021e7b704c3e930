/// Rows with a heading, as wide as the terminal allows.
///
/// Columns are as wide as their widest value; where that is too much, the widest columns give way first.
struct Table {
  let headings: [String]
  private(set) var rows: [[String]] = []

  init(_ headings: String...) {
    self.headings = headings
  }

  init(headings: [String]) {
    self.headings = headings
  }

  mutating func add(_ values: String?...) {
    add(values)
  }

  mutating func add(_ values: [String?]) {
    rows.append(values.map { ($0 ?? "–").replacing("\n", with: " ") })
  }

  /// The lines, none wider than a number of columns.
  func lines(width: Int) -> [String] {
    let widths = fitted(width)
    return ([headings] + rows).map { row in
      zip(row, widths).map { Self.cell($0, $1) }.joined(separator: "  ").trimmingTrailingSpaces
    }
  }

  private func fitted(_ width: Int) -> [Int] {
    var widths = headings.map(\.count)
    for row in rows {
      for (index, value) in row.enumerated() { widths[index] = max(widths[index], value.count) }
    }
    let available = width - 2 * (widths.count - 1)
    while widths.reduce(0, +) > available, let widest = widths.max(), widest > 8,
      let index = widths.firstIndex(of: widest)
    {
      widths[index] -= 1
    }
    return widths
  }

  private static func cell(_ value: String, _ width: Int) -> String {
    if value.count > width { return value.prefix(max(0, width - 1)) + "…" }
    return value + String(repeating: " ", count: width - value.count)
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
