import CustomDump
import RollcallKit
import Testing

struct DurationTextTests {
  @Test(
    arguments: [
      ("0s", 0, "0s"), ("1ms", 1, "1ms"), ("1500ms", 1500, "1500ms"), ("60s", 60_000, "1m"),
      ("90m", 5_400_000, "90m"),
      ("24h", 86_400_000, "1d"), ("90d", 7_776_000_000, "90d"),
    ] as [(String, Int64, String)])
  func `a duration is a whole number and a unit`(_ written: String, _ milliseconds: Int64, _ text: String)
    throws
  {
    let duration = try DurationText(parsing: written)

    expectNoDifference(duration.milliseconds, milliseconds)
    expectNoDifference(duration.text, text)
    expectNoDifference(DurationText(duration.duration), duration)
  }

  @Test(arguments: ["", "5", "s", "-1s", "1.5s", "1 s", "1S", "１s", "1sm", "ms"])
  func `anything else is none`(_ written: String) {
    #expect(throws: DurationText.Failure.form) { try DurationText(parsing: written) }
  }

  @Test(arguments: ["36526d", "9223372036854775807ms", "99999999999999999999999d"])
  func `a duration ends`(_ written: String) {
    #expect(throws: DurationText.Failure.tooLong) { try DurationText(parsing: written) }
  }
}
