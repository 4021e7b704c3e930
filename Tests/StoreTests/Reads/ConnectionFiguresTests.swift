import CustomDump
import RollcallCore
import RollcallStore
import RollcallTesting
import Testing

struct ConnectionFiguresTests {
  @Test func `a connection that never ran has no figures`() throws {
    let register = try Register.riverside()

    expectNoDifference(
      try register.connectionFigures(),
      [ConnectionFigures(connection: .jamfSchool), ConnectionFigures(connection: .other)])
  }

  @Test func `a failed run leaves what the last good one said`() throws {
    let register = try Register.riverside()
    try register.sync([.iPad("S1"), .iPad("S2")])
    try register.sync([.iPad("S3")], of: .other)
    let later = RunRecord(started: .morning.after(hours: 1), milliseconds: 9)
    _ = try register.record(later, failure: .refusedKey, of: .jamfSchool)

    let end = Instant(milliseconds: Instant.morning.milliseconds + 250)
    expectNoDifference(
      try register.connectionFigures(),
      [
        ConnectionFigures(connection: .jamfSchool, lastOutcome: .failed, lastSuccess: end, devices: 2),
        ConnectionFigures(connection: .other, lastOutcome: .applied, lastSuccess: end, devices: 1),
      ])
  }

  @Test func `a run that is held is no success`() throws {
    let register = try Register.riverside()
    var held = try register.plan(.of([.iPad("S1")]))
    held.held = Hold(rule: .i1, message: "Too much at once.")
    _ = try register.hold(held, of: .jamfSchool, as: RunRecord(started: .morning, milliseconds: 1))

    expectNoDifference(
      try register.connectionFigures().first, ConnectionFigures(connection: .jamfSchool, lastOutcome: .held))
  }
}
