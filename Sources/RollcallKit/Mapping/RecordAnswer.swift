import RollcallJSON

/// One answer with a list of records in it, pulled piece by piece.
protocol RecordAnswer: Actor {
  /// The next records; nil at the clean end.
  func next() async throws(IntegrationError) -> RecordBatch?

  /// How it ended; nil as long as it goes on.
  var ending: AnswerEnding? { get }
}

/// What is known of an answer that was read to its end.
struct AnswerEnding: Sendable {
  /// Header fields; names are lower-case.
  var headers: [String: String]
  /// The status.
  var status: Int
  /// What stands beside the list, as a JSON object; empty where the answer is the list.
  var beside: [UInt8] = []
  /// How many records came.
  var count = 0
  /// The last one; empty when none came.
  var lastRecord: [UInt8] = []
}

/// Looks at an answer for failures that HTTP does not state.
struct AnswerInspection: Sendable {
  /// Looks at an answer whose body is still to come.
  var head: @Sendable (HTTPResponse) throws(IntegrationError) -> Void = { _ in }
  /// Looks at what stands beside the list, or at all of a short answer.
  var body: @Sendable (_ status: Int, [UInt8]) throws(IntegrationError) -> Void
}
