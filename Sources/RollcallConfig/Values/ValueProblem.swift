/// What is wrong with the value of a setting.
struct ValueProblem: Error, Hashable {
  var code: ConfigIssue.Code
  /// What is wrong, to be read after the key: `must be a duration such as 10m`.
  var predicate: String
  var hint: String?
  /// Where, if not at the value itself.
  var mark: Mark?
  /// The element of a list that is meant; nil for the value as a whole.
  var index: Int?

  init(_ code: ConfigIssue.Code, _ predicate: String, hint: String? = nil, mark: Mark? = nil) {
    self.code = code
    self.predicate = predicate
    self.hint = hint
    self.mark = mark
  }
}
