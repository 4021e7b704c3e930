import CustomDump
import Foundation
import RollcallCore
import RollcallJSON
import Testing

/// Vendors change types; readers take whatever can be meant.
struct LenientReadingTests {
  private func value(_ json: String, _ look: (RecordValue) -> Void) {
    let reader = RecordReader(["v"])
    #expect(reader.read(Array(#"{"v":\#(json)}"#.utf8)) == .read)
    look(reader.value(0))
  }

  @Test(arguments: [
    ("true", true), ("false", false), ("1", true), ("0", false), (#""1""#, true), (#""0""#, false),
    (#""TRUE""#, true), (#"" false ""#, false), (#""Yes""#, true), (#""no""#, false), (#""on""#, true),
    (#""off""#, false), ("null", nil), ("2", nil), (#""perhaps""#, nil), (#""""#, nil), ("{}", nil),
    ("[true]", nil),
  ])
  func `a flag is read`(json: String, flag: Bool?) {
    value(json) { expectNoDifference($0.bool, flag) }
  }

  @Test(arguments: [
    ("12", "12"), ("12.50", "12.50"), (#""x""#, "x"), (#""  x y ""#, "x y"), (#""\u00a0x\u00a0""#, "x"),
    (#""\n""#, nil), (#""\u00a0""#, nil), ("true", nil), ("null", nil), ("[1]", nil), (#"{"a":"b"}"#, nil),
  ])
  func `a text is read`(json: String, text: String?) {
    value(json) { expectNoDifference($0.text, text) }
  }

  @Test(
    arguments: [
      ("59.5", 59.5, nil), ("60", 60, 60), (#""31.2""#, 31.2, nil), (#"" 7 ""#, 7, 7), ("12.0", 12, 12),
      ("1e3", 1000, 1000),
      (#""""#, nil, nil), ("true", nil, nil), (#""many""#, nil, nil), (#""nan""#, nil, nil),
      ("null", nil, nil),
    ] as [(String, Double?, Int?)])
  func `a number is read`(json: String, number: Double?, integer: Int?) {
    value(json) {
      expectNoDifference($0.number, number)
      expectNoDifference($0.integer, integer)
    }
  }

  @Test(arguments: [
    (#""2024-09-03T08:12:44Z""#, LastSeen.instant(1_725_351_164)),
    (#""2024-09-03T10:12:44+02:00""#, .instant(1_725_351_164)),
    (#""2024-09-03 08:12:44""#, .local(text: "2024-09-03 08:12:44", seconds: 1_725_351_164)),
    ("1725351164", .instant(1_725_351_164)), (#""1725351164""#, .instant(1_725_351_164)),
    ("1725351164000", .instant(1_725_351_164)), (#""""#, nil), ("null", nil), ("0", nil),
    (#""0000-00-00 00:00:00""#, nil), ("true", nil), (#""Tuesday 3""#, .unreadable("Tuesday 3")),
  ])
  func `a time is read`(json: String, time: LastSeen?) {
    var none: ZoneOffsets?
    value(json) { expectNoDifference($0.time(in: &none), time) }
  }

  @Test func `a time without a zone is taken in the zone that is given`() throws {
    var oslo: ZoneOffsets? = ZoneOffsets(try #require(TimeZone(identifier: "Europe/Oslo")))

    value(#""2024-09-03 08:12:44""#) { expectNoDifference($0.time(in: &oslo), .instant(1_725_343_964)) }
    value(#""2024-12-03 08:12:44""#) { expectNoDifference($0.time(in: &oslo), .instant(1_733_209_964)) }
  }
}
