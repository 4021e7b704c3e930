/// Prometheus's text format as its documentation tells it, read line by line and strictly.
struct Exposition {
  struct Sample: Hashable {
    var name: String
    var labels: [String: String]
    var value: Double
  }

  struct Unreadable: Error {
    var line: String
  }

  private(set) var types: [String: String] = [:]
  private(set) var helps: [String: String] = [:]
  private(set) var samples: [Sample] = []

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Unreadable(line: "the last line does not end") }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      try read(String(line))
    }
  }

  /// The value of a series; nil where there is none.
  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  private mutating func read(_ line: String) throws {
    if let match = line.wholeMatch(of: /# HELP ([a-z_]+) (.+)/) {
      guard helps.updateValue(String(match.2), forKey: String(match.1)) == nil else {
        throw Unreadable(line: line)
      }
    } else if let match = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|summary)/) {
      guard types.updateValue(String(match.2), forKey: String(match.1)) == nil else {
        throw Unreadable(line: line)
      }
    } else {
      try readSample(line)
    }
  }

  private mutating func readSample(_ line: String) throws {
    guard let match = line.wholeMatch(of: /([a-z_]+)(?:\{(.*)\})? ([-+.0-9e]+)/), let value = Double(match.3)
    else { throw Unreadable(line: line) }
    let name = String(match.1)
    // A sample stands beneath the type of its family.
    guard types[name] != nil || types[name.replacing(/_(sum|count)$/, with: "")] == "summary" else {
      throw Unreadable(line: line)
    }
    let sample = Sample(name: name, labels: try labels(match.2.map(String.init) ?? "", line), value: value)
    guard !samples.contains(where: { $0.name == name && $0.labels == sample.labels }) else {
      throw Unreadable(line: line)
    }
    samples.append(sample)
  }

  private func labels(_ text: String, _ line: String) throws -> [String: String] {
    var labels: [String: String] = [:]
    var rest = text[...]
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: /([a-z_]+)="((?:[^"\\]|\\\\|\\"|\\n)*)",?/) else {
        throw Unreadable(line: line)
      }
      let value = match.2.replacing("\\n", with: "\n").replacing("\\\"", with: "\"").replacing(
        "\\\\", with: "\\")
      labels[String(match.1)] = String(value)
      rest = rest[match.range.upperBound...]
    }
    return labels
  }
}
