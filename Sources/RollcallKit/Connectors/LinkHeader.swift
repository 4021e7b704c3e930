/// The `Link` field of an answer: addresses of other pages, each with its relation.
///
///     <https://api.example/devices?after=17>; rel="next", <https://api.example/devices>; rel=first
struct LinkHeader: Sendable {
  private let links: [Substring]

  init(_ field: String?) {
    // A comma may stand in an address, but not before the `<` of one.
    links = (field ?? "").split(separator: /,\s*(?=<)/)
  }

  /// The address of the next page; nil on the last one.
  var next: String? {
    for link in links {
      guard let match = link.firstMatch(of: /<([^>]*)>(.*)/) else { continue }
      let isNext = match.2.split(separator: ";").contains { part in
        let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingPrefix(while: \.isWhitespace) }
        return pair.count == 2 && pair[0].lowercased() == "rel"
          && pair[1].replacing("\"", with: "").lowercased().split(separator: " ").contains("next")
      }
      if isNext { return String(match.1) }
    }
    return nil
  }
}
