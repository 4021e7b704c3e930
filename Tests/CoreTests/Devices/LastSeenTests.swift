import CustomDump
import Foundation
import RollcallCore
import Testing

/// Vendors write times in many ways.
struct LastSeenTests {
  @Test(
    arguments: [
      ("2024-09-03T08:12:44Z", LastSeen.instant(1_725_351_164)),
      ("2024-09-03T08:12:44.123456Z", .instant(1_725_351_164)),
      ("2024-09-03T10:12:44+02:00", .instant(1_725_351_164)),
      ("2024-09-03T10:12:44+0200", .instant(1_725_351_164)),
      ("2024-09-03 01:12:44 -07", .instant(1_725_351_164)),
      ("1969-12-31T23:59:59Z", .instant(-1)),
      (" 1725351164 ", .instant(1_725_351_164)), ("1725351164.9", .instant(1_725_351_164)),
      ("1725351164000", .instant(1_725_351_164)),
      ("2024-09-03", .local(text: "2024-09-03", seconds: 1_725_321_600)),
      ("2024-09-03 08:12", .local(text: "2024-09-03 08:12", seconds: 1_725_351_120)),
      ("2024-09-03 08:12:44.000000", .local(text: "2024-09-03 08:12:44.000000", seconds: 1_725_351_164)),
      ("", nil), ("  ", nil), ("0", nil), ("0000-00-00 00:00:00", nil), ("never", nil),
      ("2024-13-01", .unreadable("2024-13-01")), ("2024-09-03 25:00:00", .unreadable("2024-09-03 25:00:00")),
      ("2024-09-03T08:12:44+x1", .unreadable("2024-09-03T08:12:44+x1")),
      ("3 days ago", .unreadable("3 days ago")),
      ("1e300", .unreadable("1e300")), ("03/09/2024", .unreadable("03/09/2024")),
    ] as [(String, LastSeen?)])
  func `a time is read without a zone of its own`(written: String, time: LastSeen?) {
    expectNoDifference(LastSeen(written, zone: nil), time)
  }

  @Test(
    arguments: [
      ("2024-09-03 08:12:44", 1_725_343_964), ("2024-12-03 08:12:44", 1_733_209_964),
      // The clocks go forward at 02:00 and back at 03:00.
      ("2024-03-31 01:59:59", 1_711_846_799), ("2024-03-31 03:00:00", 1_711_846_800),
      ("2024-10-27 01:59:59", 1_729_987_199), ("2024-10-27 03:00:00", 1_729_994_400),
      ("2024-09-03T08:12:44Z", 1_725_351_164),
    ] as [(String, Int64)])
  func `a wall clock is taken in its zone, also where the clocks change`(written: String, seconds: Int64)
    throws
  {
    let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))

    expectNoDifference(LastSeen(written, zone: oslo), .instant(seconds))
  }
}
