import Foundation

/// One parameter of a query; a name without `=` has an empty value.
package struct QueryItem: Sendable, Hashable {
  package let name: String
  package let value: String

  var isTrue: Bool { value == "1" || value.lowercased() == "true" }

  /// Comma-separated ids.
  var ids: [Int] { value.split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) } }

  static func items(in query: String) -> [QueryItem] {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return QueryItem(name: decoded(parts[0]), value: parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ text: Substring) -> String {
    let spaced = text.replacingOccurrences(of: "+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }
}
