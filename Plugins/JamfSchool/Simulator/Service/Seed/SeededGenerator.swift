/// A small random generator (splitmix64) whose numbers depend on the seed alone, on every machine.
struct SeededGenerator: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// Seeded by a text (FNV-1a).
  init(text: String) {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    self.init(seed: hash)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< bound. The tiny bias of the remainder is no matter here.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// True in that many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func hexDigit() -> Character { Self.digits[below(16)] }

  /// Upper-case hexadecimal digits, at most 16.
  mutating func hex(_ count: Int) -> String {
    let text = String(next(), radix: 16, uppercase: true)
    return String(String(repeating: "0", count: 16 - text.utf8.count) + text).suffix(count).description
  }

  private static let digits = Array("0123456789ABCDEF")
}
