import RollcallCore

/// Which manufacturer's product a person means.
enum MakerChoice: Hashable {
  /// Whosever it is.
  case any
  /// One that has no manufacturer; written `none` or as an empty text.
  case none
  /// This manufacturer's.
  case named(String)

  /// What a person wrote; nil means nothing.
  init(_ written: String?) {
    guard let text = written?.trimmed else {
      self = .any
      return
    }
    self = text.isEmpty || text.lowercased() == "none" ? .none : .named(text)
  }

  /// Whether the product of a manufacturer with this key is meant; nil is one without.
  func admits(_ key: String?) -> Bool {
    switch self {
    case .any: true
    case .none: key == nil
    case .named(let name): key == ComparisonKey(name).text
    }
  }

  /// The manufacturer of a product that is made.
  var name: String? {
    guard case .named(let name) = self else { return nil }
    return name
  }
}
