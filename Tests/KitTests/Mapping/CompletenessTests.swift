import CustomDump
import RollcallCore
import RollcallKit
import Testing

/// A fetch is complete or it fails (A3); bad records are set aside, unless they are most of it (A4).
struct CompletenessTests {
  @Test func `bad records are set aside with their places`() throws {
    let fetch = try MappingDesk().fetch(
      [
        #"{"serial":"A"}"#, "null", #"{"serial":"B"}"#, #"{"name":"x"}"#, #"{"serial":{},"udid":[]}"#,
        #"{"udid":"C"}"#,
      ], total: 6)

    expectNoDifference(
      fetch.badRecords,
      [
        BadRecord(place: 1, problem: "is not an object"),
        BadRecord(place: 3, problem: "has neither a serial number nor a device id"),
        BadRecord(place: 4, problem: "has neither a serial number nor a device id"),
      ])
    expectNoDifference(fetch.devices.map(\.place), [0, 2, 5])
    expectNoDifference(fetch.framed, 6)
  }

  @Test func `more bad records than good ones fail the fetch`() {
    let error = #expect(throws: IntegrationError.self) {
      _ = try MappingDesk().fetch([#"{"serial":"A"}"#, "1", "[]"])
    }

    expectNoDifference(error?.kind, .malformed)
    expectNoDifference(error?.message, "2 of 3 records are no devices; the first is not an object.")
  }

  @Test func `fewer records than announced fail the fetch`() {
    let error = #expect(throws: IntegrationError.self) {
      _ = try MappingDesk().fetch([#"{"serial":"A"}"#], total: 2)
    }

    expectNoDifference(error?.kind, .incomplete)
    expectNoDifference(error?.message, "The tenant announced 2 devices and sent 1.")
  }

  @Test func `more records than announced are a warning`() throws {
    let fetch = try MappingDesk().fetch([#"{"serial":"A"}"#, #"{"serial":"B"}"#], total: 1)

    expectNoDifference(fetch.warnings, ["The tenant announced 1 devices and sent 2."])
    expectNoDifference(fetch.devices.count, 2)
  }

  @Test func `bad and trashed records count as sent`() throws {
    let fetch = try MappingDesk().fetch(
      [#"{"serial":"A"}"#, "1", #"{"serial":"B","state":"trashed"}"#], total: 3)

    expectNoDifference(fetch.warnings, [])
    expectNoDifference(fetch.devices.count, 1)
  }

  @Test func `nothing at all is a complete fetch of nothing`() throws {
    let fetch = try MappingDesk().fetch([], total: 0)

    expectNoDifference(fetch.devices, Fleet())
    expectNoDifference(fetch.framed, 0)
  }

  @Test func `a record that is not JSON fails the fetch`() {
    let error = #expect(throws: IntegrationError.self) {
      _ = try MappingDesk().fetch([#"{"serial":"A"}"#, #"{"serial":"B","x":nope}"#])
    }

    expectNoDifference(error?.kind, .malformed)
    #expect(error?.message.hasPrefix("Record 2 of the reply is not JSON") == true)
  }
}
