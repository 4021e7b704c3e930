/// Finds what somebody meant who wrote something else.
enum Suggestion {
  /// The nearest of the known words; nil when none is near enough to be meant.
  static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let plain = folded(word)
    guard !plain.isEmpty, plain.count <= 40 else { return nil }
    let limit = plain.count < 4 ? 1 : plain.count < 9 ? 2 : 3
    var best: (word: String, distance: Int)?
    for candidate in known {
      let other = folded(candidate)
      guard abs(other.count - plain.count) <= limit else { continue }
      let distance = distance(plain, other)
      if distance <= limit, distance < other.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word ?? beginning(with: plain, among: known)
  }

  /// The only word that begins so; nil when there are none or several.
  private static func beginning(with plain: [Character], among known: some Sequence<String>) -> String? {
    guard plain.count > 2 else { return nil }
    let found = known.filter { folded($0).starts(with: plain) }
    return found.count == 1 ? found[0] : nil
  }

  /// `did you mean 'x'?`, or nil.
  static func hint(for word: String, among known: some Sequence<String>) -> String? {
    nearest(to: word, among: known).map { "did you mean '\($0)'?" }
  }

  /// Letters and digits alone, so that `apiKey` and `api-key` are near `api_key`.
  private static func folded(_ word: String) -> [Character] {
    word.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }.map { $0 }
  }

  /// How many insertions, removals, replacements and swaps of neighbours lie between two words.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
