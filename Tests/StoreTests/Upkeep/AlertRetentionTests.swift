import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallStore

/// Old alerts go with all that was told of them; what is open, or still to be told, stays.
@Suite struct `Purging alerts` {
  let register: Register

  init() throws { register = try .riverside() }

  private static func day(_ day: Int64) -> Instant { .morning.after(hours: 24 * day) }

  private func record(
    _ day: Int64, opened: [AlertKind] = [], closed: Set<AlertKind> = []
  ) throws {
    let words = Dictionary(uniqueKeysWithValues: opened.map { ($0, "It is so.") })
    _ = try register.record(
      RunRecord(started: Self.day(day), milliseconds: 1, opened: words, closed: closed),
      failure: .refusedKey, of: .jamfSchool)
  }

  /// Everything that is to be told is told, or there is nobody to tell.
  private func tell(_ channels: Set<NoticeChannel> = [.mail, .webhook], on day: Int64) throws {
    _ = try register.addressNotices(through: channels, at: Self.day(day)) { _ in channels }
    for channel in channels {
      while let delivery = try register.claimDelivery(through: channel, at: Self.day(day)) {
        try register.settle(delivery, at: Self.day(day))
      }
    }
  }

  private func count(_ table: String) throws -> String? {
    try register.value("SELECT count(*) FROM \(table)")
  }

  @Test func `one that is over for long goes, with its notices and deliveries`() throws {
    try record(0, opened: [.connectionFault])
    try record(1, closed: [.connectionFault])
    try tell(on: 1)
    #expect(try count("notices") == "2" && count("deliveries") == "4")

    #expect(try register.purgeAlerts(closedBefore: Self.day(1), limit: 100) == 0)
    #expect(try register.purgeAlerts(closedBefore: Self.day(2), limit: 100) == 1)

    for table in ["alerts", "notices", "deliveries"] { #expect(try count(table) == "0", "\(table)") }
  }

  @Test func `one that is open stays, however old`() throws {
    try record(0, opened: [.connectionFault])
    try tell(on: 0)

    #expect(try register.purgeAlerts(closedBefore: Self.day(1000), limit: 100) == 0)

    #expect(try register.openAlerts().count == 1)
    #expect(try count("deliveries") == "2")
  }

  @Test func `one of which somebody is still to be told stays`() throws {
    try record(0, opened: [.connectionFault])
    try record(1, closed: [.connectionFault])
    #expect(try register.purgeAlerts(closedBefore: Self.day(9), limit: 100) == 0, "it is not addressed")
    _ = try register.addressNotices(through: [.mail], at: Self.day(1)) { _ in [.mail] }
    let first = try #require(try register.claimDelivery(through: .mail, at: Self.day(1)))
    try register.settle(first, at: Self.day(1))
    #expect(try register.purgeAlerts(closedBefore: Self.day(9), limit: 100) == 0, "its recovery is not sent")

    try tell([.mail], on: 1)

    #expect(try register.purgeAlerts(closedBefore: Self.day(9), limit: 100) == 1)
  }

  @Test func `the oldest go first, no more than were asked for, and no number comes twice`() throws {
    for day: Int64 in 0..<5 {
      try record(day, opened: [.connectionFault])
      try record(day, closed: [.connectionFault])
    }
    try tell([], on: 5)

    #expect(try register.purgeAlerts(closedBefore: Self.day(9), limit: 2) == 2)
    #expect(try register.value("SELECT min(id) FROM alerts") == "3")
    #expect(try register.purgeAlerts(closedBefore: Self.day(9), limit: 9) == 3)
    try record(6, opened: [.connectionFault])

    #expect(try register.openAlerts().map(\.id) == [6])
  }
}
