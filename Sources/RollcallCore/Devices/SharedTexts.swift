/// Texts that many devices have in common, each kept once and known by a number.
struct SharedTexts: Sendable {
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private var last: (text: String, number: Int)?

  /// The text with a number that ``number(of:)`` gave.
  subscript(number: Int) -> String { texts[number] }

  /// The number of a text, a new one for a new text.
  mutating func number(of text: String) -> Int {
    if let last, last.text == text { return last.number }
    let number = numbers[text] ?? added(text)
    last = (text, number)
    return number
  }

  private mutating func added(_ text: String) -> Int {
    texts.append(text)
    numbers[text] = texts.count - 1
    return texts.count - 1
  }
}
