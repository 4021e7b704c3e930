import JamfSchoolSimulator

/// What the server answered.
struct Reply {
  var status: Int
  var headers: [String: String]
  var text: String

  /// The document that it brings; nil when it brings none.
  var json: JSONValue? { try? JSONValue(parsing: text) }

  /// The sentence of an answer that says what is wrong.
  var complaint: String? { json?["error"]?["message"]?.string }

  /// The rows of a document.
  func rows(_ name: String) -> [JSONValue] { json?[name]?.array ?? [] }
}
