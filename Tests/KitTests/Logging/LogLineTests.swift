import Foundation
import Logging
import RollcallCore
import RollcallKit
import Synchronization
import Testing

/// The lines of the log, for people and for machines.
@Suite struct LogLineTests {
  static let now = Instant(milliseconds: 1_772_352_000_042)  // 2026-03-01T08:00:00.042Z

  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }

    func log(_ form: LogLine.Form, level: Logger.Level = .trace) -> Logger {
      Logger(label: "test") { _ in
        LineHandler(form, level: level, now: { LogLineTests.now }) { line in
          self.lines.withLock { $0.append(line) }
        }
      }
    }
  }

  @Test func `an event is one JSON object with its fields in order and numbers as numbers`() {
    let lines = Lines()
    var log = lines.log(.json)
    log[metadataKey: "connection"] = "riverside:jamf-school"

    log.event(.runEnded, [.seconds: "1.2", .outcome: "applied", .run: "17", .changes: "3"])

    #expect(
      lines.all == [
        #"{"time":"2026-03-01T08:00:00.042Z","level":"info","event":"run_ended","connection":"riverside:jamf-school","#
          + #""run":17,"outcome":"applied","changes":3,"seconds":1.2}"#
      ])
  }

  @Test func `on a terminal the same event is a line to read`() {
    let lines = Lines()

    lines.log(.text).event(
      .fetchRestarted,
      [
        .connection: "riverside:jamf-school", .kind: "transient", .attempt: "2",
        .message: "The answer broke off.",
      ])

    #expect(
      lines.all == [
        "2026-03-01T08:00:00.042Z warning riverside:jamf-school  fetch_restarted kind=transient try=2  The answer broke off."
      ])
  }

  @Test(arguments: LogLine.Form.allCases)
  func `whatever is said stays on one line`(_ form: LogLine.Form) {
    let lines = Lines()

    lines.log(form).info("two\nlines \u{1B}[31mred", metadata: ["of": "a\r\nplugin"])

    #expect(lines.all.count == 1)
    #expect(!lines.all[0].unicodeScalars.contains { $0.value < 0x20 })
    #expect(lines.all[0].contains(#"two\nlines \u001b[31mred"#))
    #expect(lines.all[0].contains("said"))
  }

  @Test func `a line of JSON can be read back whatever stands in it`() throws {
    let lines = Lines()
    let words = "quotes \" and \\ and / and \u{7} and é and 🎒"

    lines.log(.json).event(.said, [.message: "\(words)", .connection: "0x10"])

    let line = try JSONDecoder().decode([String: String].self, from: Data(lines.all[0].utf8))
    #expect(line["message"] == words)
    #expect(line["connection"] == "0x10")
  }

  @Test func `a field that should be a number and is none is a text`() {
    let lines = Lines()

    lines.log(.json).event(.runEnded, [.run: "none", .seconds: "nan"])

    #expect(lines.all[0].contains(#""run":"none","seconds":"nan""#))
  }

  @Test func `an event below the level of the log is not written, nor its fields worked out`() {
    let lines = Lines()
    var workings = 0
    func fields() -> [EventField: Logger.MetadataValue] {
      workings += 1
      return [:]
    }

    lines.log(.text, level: .warning).event(.runEnded, fields())

    #expect(lines.all.isEmpty && workings == 0)
  }

  @Test(arguments: LogLine.Form.allCases)
  func `a secret in any part of a line is masked`(_ form: LogLine.Form) {
    let secret = Secret(#"CANARY"IN\A LINE"#).reveal()
    let lines = Lines()
    var log = lines.log(form)
    log[metadataKey: "of"] = "\(secret)"

    log.error("said \(secret)", error: Quoting(text: secret), metadata: ["more": ["a", "\(secret)"]])

    #expect(!lines.all[0].contains("CANARY"))
    #expect(lines.all[0].contains("[secret]"))
  }

  private struct Quoting: Error { var text: String }

  @Test func `names are words joined by underscores, and no field stands twice`() {
    let names = HostEvent.allCases.map(\.rawValue) + EventField.allCases.map(\.rawValue)

    #expect(names.allSatisfy { $0.wholeMatch(of: #/[a-z]+(_[a-z]+)*/#) != nil })
    for event in HostEvent.allCases { #expect(Set(event.fields).count == event.fields.count, "\(event)") }
  }

  @Test func `the reference has a row for every event and every field, and every field is used`() {
    let page = LogReference.lines.joined(separator: "\n")
    let used = Set(HostEvent.allCases.flatMap(\.fields))

    for event in HostEvent.allCases { #expect(page.contains("| `\(event.rawValue)` | \(event.level) |")) }
    for field in EventField.allCases {
      #expect(page.contains("| `\(field.rawValue)` |") && used.contains(field))
    }
  }
}
