import CustomDump
import RollcallCore
import RollcallKit
import RollcallSync
import RollcallTesting
import Testing

/// When which connection is run (J8), by instants alone.
@Suite final class ScheduleTests {
  private static let interval: Int64 = 600_000
  private let begin = Instant.morning
  private var schedule = Schedule()

  private static func connection(_ number: Int) -> ConnectionReference {
    ConnectionReference(account: AccountReference("school-\(number)"), integration: "jamf-school")
  }

  private let first = connection(1)

  private func set(_ count: Int, interval: Int64 = interval) {
    schedule.set((1...count).map { (Self.connection($0), interval: interval) }, at: begin)
  }

  /// Runs everything that is due at once, and says what began.
  private func work(at now: Instant, _ ending: Schedule.Ending = .done) -> [ConnectionReference] {
    let begun = schedule.start(at: now)
    for connection in begun { schedule.ended(connection, ending, at: now) }
    return begun
  }

  @Test func `a connection keeps its beat, however long its runs take`() throws {
    set(1)
    _ = work(at: begin)
    let beat = try #require(schedule.due(first))
    #expect(beat >= begin.after(Self.interval) && beat < begin.after(Self.interval + 30_000))

    _ = schedule.start(at: beat)
    schedule.ended(first, .done, at: beat.after(90_000))

    #expect(schedule.due(first) == beat.after(Self.interval))
  }

  @Test func `a run that takes longer than its interval delays the next one to the beat after`()
    throws
  {
    set(1)
    _ = work(at: begin)
    let beat = try #require(schedule.due(first))

    _ = schedule.start(at: beat)
    #expect(schedule.start(at: beat.after(2 * Self.interval)).isEmpty)
    schedule.ended(first, .done, at: beat.after(2 * Self.interval + 1))

    #expect(schedule.due(first) == beat.after(3 * Self.interval))
  }

  @Test func `connections are spread, and the same way every time`() {
    set(100)
    let other = ScheduleTests()
    other.set(100)
    for _ in 1...20 {
      _ = work(at: begin)
      _ = other.work(at: begin)
    }

    let dues = (1...100).compactMap { schedule.due(Self.connection($0)) }
    #expect(Set(dues).count > 50)
    expectNoDifference(dues, (1...100).compactMap { other.schedule.due(Self.connection($0)) })
  }

  @Test func `only so many begin at a time, the longest due first`() {
    set(20)

    let begun = schedule.start(at: begin)
    #expect(begun == (1...8).map(Self.connection))
    #expect(schedule.start(at: begin.after(1)).isEmpty)
    schedule.ended(first, .done, at: begin.after(2))

    #expect(schedule.start(at: begin.after(2)) == [Self.connection(9)])
  }

  @Test func `who failed last lets others go first, for as long as an interval`() {
    set(10)
    _ = schedule.start(at: begin)
    for number in 1...8 { schedule.ended(Self.connection(number), .failed(retryAfter: nil, nil), at: begin) }
    _ = work(at: begin)
    schedule.set((1...10).map { (Self.connection($0), interval: Self.interval) }, at: begin)
    for number in 1...10 { schedule.want(Self.connection(number), at: begin) }

    let next = schedule.start(at: begin)
    for number in 1...10 { schedule.ended(Self.connection(number), .done, at: begin) }

    #expect(next.prefix(2) == [Self.connection(9), Self.connection(10)])
    #expect(next.count == 8)
  }

  @Test func `runs that go on for long take no place of others`() {
    set(20)
    _ = schedule.start(at: begin)

    #expect(schedule.nextLook(at: begin) == begin.after(10_000))
    #expect(schedule.start(at: begin.after(9_999)).isEmpty)
    #expect(schedule.start(at: begin.after(10_000)) == (9...16).map(Self.connection))
  }

  @Test func `the first pass is over when every connection was tried, or is at it for long`() {
    #expect(schedule.isFirstPassOver(at: begin), "There is none.")
    set(2)
    _ = schedule.start(at: begin)
    schedule.ended(first, .failed(retryAfter: nil, nil), at: begin)

    #expect(!schedule.isFirstPassOver(at: begin.after(9_999)))
    #expect(schedule.nextLook(at: begin.after(1)) == begin.after(10_000))
    #expect(schedule.isFirstPassOver(at: begin.after(10_000)))
  }

  @Test func `who is wanted during a run is run once more`() {
    set(1)
    _ = schedule.start(at: begin)
    schedule.want(first, at: begin.after(1))
    #expect(schedule.start(at: begin.after(1)).isEmpty)

    schedule.ended(first, .done, at: begin.after(2))

    #expect(work(at: begin.after(2)) == [first])
    #expect(schedule.start(at: begin.after(3)).isEmpty)
  }

  @Test
  func
    `who is removed during a run is forgotten when it ends, and who comes back meanwhile is kept`()
  {
    set(2)
    _ = schedule.start(at: begin)
    schedule.set([], at: begin)
    schedule.set([(first, interval: Self.interval)], at: begin.after(1))
    for number in 1...2 { schedule.ended(Self.connection(number), .done, at: begin.after(2)) }

    #expect(schedule.due(first) != nil && schedule.due(Self.connection(2)) == nil)
    #expect(schedule.start(at: begin.after(3)).isEmpty)
  }

  @Test func `a shorter interval counts at once`() {
    set(1, interval: 24 * 3_600_000)
    _ = work(at: begin)

    schedule.set([(first, interval: Self.interval)], at: begin)

    #expect(schedule.due(first) == begin.after(Self.interval))
  }

  @Test(arguments: [60_000, 3_600_000, 86_400_000, 30 * 86_400_000] as [Int64])
  func `a clock that is set back stops nobody for longer than two intervals`(back: Int64) throws {
    set(1)
    _ = work(at: begin)

    let now = begin.after(-back)
    _ = work(at: now)

    #expect(try #require(schedule.due(first)) <= now.after(2 * Self.interval))
  }

  @Test func `a tenant is left alone for as long as it says, but for a day at most`() {
    set(1)
    _ = work(at: begin, .failed(retryAfter: 3_600_000, nil))
    #expect(schedule.start(at: begin.after(3_599_999)).isEmpty)
    #expect(work(at: begin.after(3_600_000), .failed(retryAfter: .max / 4, nil)) == [first])

    #expect(schedule.due(first) == begin.after(3_600_000 + 86_400_000))
    schedule.want(first, at: begin.after(3_700_000))
    #expect(schedule.due(first) == begin.after(3_700_000))
  }

  @Test func `who stands still is passed over until the settings change or the time is over`() {
    set(1)
    let end = begin.after(6 * 3_600_000)
    _ = work(at: begin, .failed(retryAfter: nil, Schedule.Standstill(mark: "one", until: end)))

    #expect(schedule.standsStill(first, mark: "one", at: end.after(-1)))
    #expect(!schedule.standsStill(first, mark: "one", at: end))
    #expect(!schedule.standsStill(first, mark: "two", at: begin))
    schedule.ended(first, .stood, at: begin.after(1))
    #expect(schedule.hasStandstill(first))
    schedule.ended(first, .done, at: begin.after(2))
    #expect(!schedule.hasStandstill(first))
  }

  static let pauses: [(IntegrationError.Kind, Int64?)] = [
    (.authentication, 6 * 3_600_000), (.configuration, 3_600_000), (.permission, nil), (.rateLimited, nil),
    (.transient, nil), (.malformed, nil), (.incomplete, nil), (.unsupported, nil), (.cancelled, nil),
  ]

  @Test(arguments: pauses) func `a fault that only people mend is not asked for at every beat`(
    kind: IntegrationError.Kind, pause: Int64?
  ) {
    let ending = Schedule.Ending(IntegrationError(kind, "It failed."), mark: "m", at: begin)

    expectNoDifference(
      ending,
      .failed(retryAfter: nil, pause.map { Schedule.Standstill(mark: "m", until: begin.after($0)) }))
  }
}
