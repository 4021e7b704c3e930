import RollcallCore
import Testing

/// I3: another tenant in which most devices are missing is held; any other is accepted.
@Suite struct `Another tenant` {
  private static let change = TenantChange(before: "one", now: "two")

  @Test(arguments: [(expected: 6, seen: 0), (expected: 6, seen: 2), (expected: 1, seen: 0)])
  func `it is held when less than half of the devices are there`(expected: Int, seen: Int) throws {
    var signs = Signs()
    (signs.expected, signs.seen) = (expected, seen)

    let hold = try #require(Self.change.hold(signs))

    #expect(hold.rule == .i3 && hold.message.contains("two instead of one"))
    #expect(hold.message.contains(seen == 0 ? "none of the \(expected)" : "only \(seen) of the \(expected)"))
  }

  @Test(arguments: [(expected: 6, seen: 3), (expected: 1, seen: 1), (expected: 0, seen: 0)])
  func `it is accepted when half of them are, or none was linked`(expected: Int, seen: Int) {
    var signs = Signs()
    (signs.expected, signs.seen) = (expected, seen)

    #expect(Self.change.hold(signs) == nil)
  }
}
