/// Text as JSON, for bodies that are put together.
package enum JSONText {
  /// A text as a JSON string, with its quotation marks.
  package static func quoted(_ text: String) -> String { "\"\(JSONEscapes.ours.applied(to: text))\"" }
}
