public import RollcallJSON

/// Where a fact of a device is found.
///
///     ["general.assetTag"]                                      one path
///     ["emailAddress", "userPrincipalName"]                     the first that holds a value
///     FieldSource(["os_version"], then: [.afterLast(" ")])      "13.5" of "macOS 13.5"
///     FieldSource(constant: "ChromeOS")                         the same for every device
public struct FieldSource: Hashable, Sendable {
  /// The paths to try; the first that holds a value wins.
  public var paths: [RecordPath]
  /// What is made of the text that was found.
  public var steps: [TextStep]
  /// What holds where no path has a value; nil when nothing does.
  public var constant: String?

  /// A source of these paths.
  public init(_ paths: [RecordPath], then steps: [TextStep] = []) {
    self.paths = paths
    self.steps = steps
  }

  /// The same text for every device.
  public init(constant: String) {
    paths = []
    steps = []
    self.constant = constant
  }
}

extension FieldSource: ExpressibleByArrayLiteral {
  /// The first of these paths that holds a value.
  public init(arrayLiteral paths: RecordPath...) { self.init(paths) }
}

/// A source that is only paths is kept as their list.
extension FieldSource: Codable {
  private enum Key: String, CodingKey {
    case paths, steps, constant
  }

  public init(from decoder: any Decoder) throws {
    if let paths = try? decoder.singleValueContainer().decode([RecordPath].self) {
      self.init(paths)
      return
    }
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      try container.decode([RecordPath].self, forKey: .paths),
      then: try container.decode([TextStep].self, forKey: .steps))
    constant = try container.decodeIfPresent(String.self, forKey: .constant)
  }

  public func encode(to encoder: any Encoder) throws {
    guard !steps.isEmpty || constant != nil else {
      var container = encoder.singleValueContainer()
      return try container.encode(paths)
    }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(paths, forKey: .paths)
    try container.encode(steps, forKey: .steps)
    try container.encodeIfPresent(constant, forKey: .constant)
  }
}
