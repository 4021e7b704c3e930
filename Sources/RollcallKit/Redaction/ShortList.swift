/// Numbers of which most others can be told to be absent at the price of one bit.
struct ShortList {
  private var bits: [UInt64] = [0]

  /// Holds one more.
  ///
  /// - Parameter all: every number that it holds, this one included; read where it has to grow.
  mutating func insert(_ number: UInt64, among all: some Collection<UInt64>) {
    guard bits.count * 64 < 16 * all.count else { return mark(number) }
    bits = Array(repeating: 0, count: bits.count * 4)
    for number in all { mark(number) }
  }

  /// Whether a number may be among them; false is certain.
  func mayHold(_ number: UInt64) -> Bool {
    let place = place(of: number)
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  private mutating func mark(_ number: UInt64) {
    let place = place(of: number)
    bits[place >> 6] |= 1 << UInt64(place & 63)
  }

  private func place(of number: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 32) & (bits.count * 64 - 1)
  }
}
