/// A regular expression that has to match the whole of a text.
struct Pattern {
  private let expression: Regex<AnyRegexOutput>?

  /// A pattern; one that is no regular expression matches everything, so that a plugin's mistake stops nobody.
  init(_ text: String) {
    expression = try? Regex(text)
  }

  /// Whether it matches the whole of a text.
  func matches(_ text: String) -> Bool {
    guard let expression else { return true }
    return (try? expression.wholeMatch(in: text)) != nil
  }
}
