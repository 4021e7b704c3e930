import CustomDump
import Foundation
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// A field is more than a path: steps, constants, and what no record has.
struct FieldSourceTests {
  static let steps: [(TextStep, String, String?)] = [
    (TextStep.trim, " a ", "a"), (.lower, "AbC", "abc"), (.upper, "AbC", "ABC"),
    (.map(["ios": "iOS"], other: nil), "ios", "iOS"), (.map(["ios": "iOS"], other: nil), "tvos", "tvos"),
    (.map(["ios": "iOS"], other: "other"), "tvos", "other"),
    (.withoutPrefix("en-"), "en-5", "5"), (.withoutPrefix("en-"), "5", "5"),
    (.withoutSuffix("%"), "93%", "93"), (.beforeLast(" "), "Mac OS 13.5", "Mac OS"),
    (.beforeLast(" "), "macOS", "macOS"), (.afterLast(" "), "Mac OS 13.5", "13.5"),
    (.afterLast(" "), "macOS", nil), (.blankIf(["n/a", "-1"]), "-1", nil), (.blankIf(["n/a"]), "x", "x"),
    (.divide(by: 1_000_000_000), "256060514304", "256"), (.divide(by: 10), "many", nil),
    (.number, "12.5", "12.5"), (.number, "some", nil),
    (.date, "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"),
    (.date, "yesterday", nil),
  ]

  @Test(arguments: steps)
  func `a step makes one text of another, or nothing`(step: TextStep, text: String, made: String?) throws {
    var desk = MappingDesk()
    desk.mapping.fields[.assetTag] = FieldSource(["tag"], then: [step])

    expectNoDifference(try desk.device(#"{"serial":"S1","tag":"\#(text)"}"#)?.assetTag, made)
  }

  @Test func `steps apply to every kind of field`() throws {
    var desk = MappingDesk()
    desk.mapping.fields[.osVersion] = FieldSource(["os"], then: [.afterLast(" ")])
    desk.mapping.fields[.os] = FieldSource(["os"], then: [.beforeLast(" "), .lower])
    desk.mapping.fields[.managed] = FieldSource(["state"], then: [.map(["enrolled": "true"], other: "false")])
    desk.mapping.fields[.lifecycle] = FieldSource(["gone"], then: [.map(["Y": "trashed"], other: "active")])
    desk.mapping.fields[.lastSeen] = FieldSource(["seen"], then: [.blankIf(["0001-01-01T00:00:00Z"])])
    desk.mapping.fields[.storageGB] = FieldSource(["bytes"], then: [.divide(by: 1e9)])
    let record =
      #"{"serial":"S1","os":"macOS 13.5","state":"enrolled","seen":"2026-03-01T12:00:00Z","bytes":5e11}"#

    let device = try #require(try desk.device(record))

    #expect(device.managed == true)
    expectNoDifference(device.lastSeen, .instant(1_772_366_400))
    let details = try desk.details(record)
    expectNoDifference(details["os"], "macos")
    expectNoDifference(details["os_version"], "13.5")
    expectNoDifference(details["storage_gb"], "500")
    expectNoDifference(try desk.device(#"{"serial":"S1","seen":"0001-01-01T00:00:00Z"}"#)?.lastSeen, nil)
    expectNoDifference(try desk.fetch([#"{"serial":"S1","gone":"Y"}"#]).devices.count, 0)
  }

  @Test func `a constant holds for every device`() throws {
    var desk = MappingDesk()
    desk.mapping.fields[.os] = FieldSource(constant: "ChromeOS")
    desk.mapping.fields[.manufacturer] = FieldSource(constant: "Acer")

    expectNoDifference(try desk.device(#"{"serial":"S1"}"#)?.manufacturer, "Acer")
    expectNoDifference(try desk.details(#"{"serial":"S1"}"#)["os"], "ChromeOS")
  }

  @Test func `what no record has is said, and null is something`() throws {
    var desk = MappingDesk()
    desk.mapping = FieldMapping(
      fields: [.serialNumber: ["serial"], .name: ["name", "label"], .assetTag: ["tag"]],
      custom: ["colour": ["colour"]], owner: OwnerMapping(at: "user", email: "mail"))

    let fetch = try desk.fetch([#"{"serial":"S1"}"#, #"{"serial":"S2","label":null}"#])

    expectNoDifference(
      fetch.missed,
      [
        MissedField(field: "asset_tag", paths: ["tag"]),
        MissedField(field: "custom.colour", paths: ["colour"]),
        MissedField(field: "owner", paths: ["user"]),
      ])
    expectNoDifference(try desk.fetch([]).missed, [])
  }

  @Test func `a source that is only paths is kept as their list`() throws {
    let plain = FieldMapping(fields: [.name: ["a", "b"]])
    var rich = plain
    rich.fields[.os] = FieldSource(["os"], then: [.beforeLast(" "), .map(["a": "b"], other: "c")])
    rich.fields[.manufacturer] = FieldSource(constant: "Apple")

    let text = String(decoding: try JSONEncoder().encode(plain), as: UTF8.self)

    #expect(text.contains(#"["a","b"]"#))
    for mapping in [plain, rich] {
      let kept = try JSONDecoder().decode(FieldMapping.self, from: JSONEncoder().encode(mapping))
      expectNoDifference(kept, mapping)
    }
  }
}
