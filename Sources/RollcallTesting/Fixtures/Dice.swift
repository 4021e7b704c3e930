/// Chance that can be had again: the same seed throws the same on every machine (splitmix64).
package struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Dice that throw what this seed says.
  package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below the bound. The tiny bias of the remainder is no matter here.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// True in so many of a hundred throws.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of the elements, of which there is at least one.
  package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
