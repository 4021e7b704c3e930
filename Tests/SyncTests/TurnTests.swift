import JamfSchoolSimulator
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Synchronization
import Testing

/// A6: whoever starts them, two runs of one connection take turns.
@Suite struct TurnTests {
  private let connection = School.riverside

  private static func turns(
    _ name: String, sleep: @escaping @Sendable (Duration) async throws -> Void = { _ in }
  ) -> Turns {
    Turns(holder: name, now: { Instant(seconds: 1_772_352_000) }, sleep: sleep)
  }

  @Test func `who comes second waits, and goes on when the first has ended`() async throws {
    let register = try School().register
    let lease = try #require(
      try register.takeLease(of: connection, for: "first", at: Instant(seconds: 1_772_352_000)))
    let waits = Mutex(0)
    let second = Self.turns("second") { _ in
      if waits.withLock({
        $0 += 1
        return $0
      }) == 3 {
        try register.release(lease)
      }
    }

    let fence = try await second.take(of: connection, on: register, patience: .seconds(60)) { $0.fence }

    #expect(fence == 2)
    #expect(waits.withLock { $0 } == 3)
  }

  @Test func `who waits in vain gives up`() async throws {
    let register = try School().register
    _ = try register.takeLease(of: connection, for: "first", at: Instant(seconds: 1_772_352_000))
    let waited = Mutex(Duration.zero)
    let second = Self.turns("second") { step in waited.withLock { $0 += step } }

    await #expect(throws: Busy.self) {
      try await second.take(of: connection, on: register, patience: .seconds(2)) { _ in }
    }

    #expect(waited.withLock { $0 } == .seconds(2))
  }

  @Test func `a run that waits in vain fails as transient and leaves no row`() async throws {
    let school = try School()
    let tenant = try await School.tenant("10")
    _ = try school.register.takeLease(of: connection, for: "first", at: school.host.now())

    let report = await school.run(on: tenant, "10").sync(on: school.register, patience: .seconds(1))

    #expect(report.outcome == .failed && report.error?.kind == .transient && report.run == nil)
    #expect(try school.register.runs().isEmpty)
    #expect(await tenant.requests.isEmpty)
  }

  @Test func `nobody waits for a run that is known to have died`() async throws {
    let register = try School().register
    let now = Instant(seconds: 1_772_352_000)
    _ = try register.takeLease(of: connection, for: "dead", at: now)
    let second = Turns(
      holder: "second", now: { now }, sleep: { _ in throw CancellationError() }, isGone: { $0 == "dead" })

    let fence = try await second.take(of: connection, on: register, patience: .seconds(60)) { $0.fence }

    #expect(fence == 2)
  }

  @Test func `a turn is given back, also after a failure`() async throws {
    let register = try School().register
    struct Failure: Error {}
    let turns = Self.turns("first")

    await #expect(throws: Failure.self) {
      try await turns.take(of: connection, on: register, patience: .zero) { _ in throw Failure() }
    }

    let fence = try await turns.take(of: connection, on: register, patience: .zero) { $0.fence }
    #expect(fence == 2)
  }

  @Test func `a turn is renewed while the work goes on`() async throws {
    let register = try School().register
    let (beats, beat) = AsyncStream<Void>.makeStream()
    let now = Mutex(Instant(seconds: 1_772_352_000))
    let renewed = AsyncStream<Void>.makeStream()
    let calls = Mutex(0)
    let turns = Turns(
      holder: "first", now: { now.withLock { $0 } }, sleep: { _ in },
      pulse: {
        if calls.withLock({
          $0 += 1
          return $0
        }) == 2 {
          renewed.continuation.yield()
        }
        for await _ in beats { return }
      })

    try await turns.take(of: connection, on: register, patience: .zero) { _ in
      now.withLock { $0 = $0.after(seconds: 20) }
      beat.yield()
      for await _ in renewed.stream { break }
      let other = try register.takeLease(
        of: connection, for: "second", at: now.withLock { $0.after(seconds: 29) })
      #expect(other == nil, "The first holds it for thirty seconds more.")
    }
  }
}

extension Instant {
  fileprivate func after(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }
}
