import HummingbirdCore
import RollcallCore

/// What a request asks for besides its address.
struct Query: Sendable {
  private let values: [String: String]

  /// The parameters of a request.
  init(_ request: Request) {
    values = request.uri.queryParameters.reduce(into: [:]) { $0[String($1.key)] = String($1.value) }
  }

  /// How many are wanted; nil when the request does not say.
  func limit(atMost most: Int) throws(Complaint) -> Int? {
    guard let text = values["limit"] else { return nil }
    guard let number = Int(text), (1...most).contains(number) else {
      throw .badParameter("limit", wanted: "a number from 1 to \(most)")
    }
    return number
  }

  /// The connection that is wanted; nil when the request does not say.
  func connection() throws(Complaint) -> ConnectionReference? {
    guard let text = values["connection"] else { return nil }
    guard let reference = ConnectionReference(text) else {
      throw .badParameter("connection", wanted: "written as in `riverside:jamf-school`")
    }
    return reference
  }

  /// The kind of findings that is wanted; nil when the request does not say.
  func findingKind() throws(Complaint) -> FindingKind? {
    guard let text = values["kind"] else { return nil }
    guard let kind = FindingKind(rawValue: text) else {
      throw .badParameter(
        "kind", wanted: "one of \(FindingKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kind
  }
}
