import Testing

/// A place that breaks a rule of the house.
struct Offence: CustomStringConvertible {
  let path: String
  let line: Int
  let complaint: String

  var description: String { "\(path):\(line): \(complaint)" }
}

/// Fails once for each offence, so that all of them are seen in one run.
func expectNone(_ offences: [Offence], sourceLocation: SourceLocation = #_sourceLocation) {
  for offence in offences { Issue.record("\(offence)", sourceLocation: sourceLocation) }
}
