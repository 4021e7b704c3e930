import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// A6: two runs of one connection never overlap, and one that lost its turn writes nothing.
@Suite struct `A lease` {
  let register: Register

  init() throws {
    register = try .riverside()
  }

  private func after(seconds: Int64) -> Instant {
    Instant(milliseconds: Instant.morning.milliseconds + seconds * 1000)
  }

  @Test func `it is one run's, until it is given back`() throws {
    let first = try register.takeLease(of: .jamfSchool, for: "first", at: .morning)
    let second = try register.takeLease(of: .jamfSchool, for: "second", at: after(seconds: 1))
    let lease = try #require(first)
    try register.release(lease)
    let third = try register.takeLease(of: .jamfSchool, for: "third", at: after(seconds: 2))

    #expect(second == nil)
    #expect(try #require(third).fence == lease.fence + 1)
  }

  @Test func `who looked at the clock before the other took it does not get it`() throws {
    _ = try register.takeLease(of: .jamfSchool, for: "first", at: after(seconds: 25))

    #expect(try register.takeLease(of: .jamfSchool, for: "second", at: .morning) == nil)
  }

  @Test func `another connection has its own`() throws {
    _ = try register.takeLease(of: .jamfSchool, for: "first", at: .morning)

    #expect(try register.takeLease(of: .other, for: "second", at: .morning) != nil)
  }

  @Test func `it runs out after thirty seconds, unless it is renewed`() throws {
    let lease = try #require(try register.takeLease(of: .jamfSchool, for: "first", at: .morning))

    #expect(try register.takeLease(of: .jamfSchool, for: "second", at: after(seconds: 29)) == nil)
    try register.renew(lease, at: after(seconds: 20))
    #expect(try register.takeLease(of: .jamfSchool, for: "second", at: after(seconds: 49)) == nil)
    #expect(try register.takeLease(of: .jamfSchool, for: "second", at: after(seconds: 50)) != nil)
  }

  @Test func `whoever lost it can write nothing any more`() throws {
    let lost = try #require(try register.takeLease(of: .jamfSchool, for: "first", at: .morning))
    _ = try register.takeLease(of: .jamfSchool, for: "second", at: after(seconds: 30))
    let before = try register.content()
    let plan = try register.plan(.of([.iPad("S1")]))
    let record = RunRecord(started: .morning, milliseconds: 1, lease: lost)

    #expect(throws: StoreError.leaseLost) { try register.apply(plan, of: .jamfSchool, as: record) }
    #expect(throws: StoreError.leaseLost) { try register.hold(plan, of: .jamfSchool, as: record) }
    #expect(throws: StoreError.leaseLost) {
      try register.apply(saved: plan, of: .jamfSchool, earlier: [], as: record)
    }
    #expect(throws: StoreError.leaseLost) {
      try register.record(record, failure: .refusedKey, of: .jamfSchool)
    }
    #expect(throws: StoreError.leaseLost) { try register.renew(lost, at: after(seconds: 31)) }
    try register.release(lost)
    #expect(try register.content() == before)
  }

  @Test func `a run that nobody replaced may still write when its lease has run out`() throws {
    let lease = try #require(try register.takeLease(of: .jamfSchool, for: "first", at: .morning))
    let plan = try register.plan(.of([.iPad("S1")]), at: after(seconds: 60))

    let result = try register.apply(
      plan, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1, lease: lease))

    #expect(result == .applied(run: 1))
  }
}
