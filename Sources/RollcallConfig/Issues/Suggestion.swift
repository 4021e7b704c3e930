/// Finds what somebody probably meant.
enum Suggestion {
  /// "did you mean", for the nearest of some words; otherwise the words, when they are few.
  static func hint(for written: String, among words: [String]) -> String? {
    let near = words.map { ($0, distance(written.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    if let near, near.1 <= max(1, min(3, written.count / 3)) { return "did you mean '\(near.0)'?" }
    guard !words.isEmpty, words.count <= 12 else { return nil }
    return "known here: \(words.joined(separator: ", "))"
  }

  /// How many letters must be added, removed, changed or swapped with their neighbour.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var rows = [Array(0...b.count)]
    for i in 1...max(1, a.count) where i <= a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...max(1, b.count) where j <= b.count {
        row[j] = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], rows[i - 2][j - 2] + 1)
        }
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
