import CustomDump
import JamfSchoolSimulator
import Logging
import RollcallCore
import RollcallKit
import RollcallTransport
import Testing

@testable import JamfSchool

/// The plugin against the simulated tenant, over HTTP.
@Suite struct SimulatorTests {
  @Test func `a seeded tenant is read as a whole, with one request for its list`() async throws {
    let visit = try await Visit(devices: 60)

    let fetch = try await visit.fetch()

    #expect(fetch.devices.count == 60)
    #expect(fetch.badRecords.isEmpty)
    #expect(await visit.listRequests == 1)
    #expect(fetch.devices.contains { $0.owner == .nobody })
    let hasPeople = fetch.devices.contains { if case .person = $0.owner { true } else { false } }
    #expect(hasPeople)
    #expect(fetch.details(0)["location"] != nil)
  }

  @Test func `a connection that works passes its test`() async throws {
    let visit = try await Visit(devices: 60)

    let report = try await visit.plugin().check()

    #expect(report.failure == nil)
    #expect(report.probes.count == 4)
    #expect(report.tenant?.id == "10482058")
  }

  @Test func `a wrong key is refused at the credentials`() async throws {
    let visit = try await Visit(devices: 1)

    let report = try await visit.plugin(key: "ANOTHERSCHOOLSKEY").check()

    #expect(report.probes.map(\.name) == ["reached", "credentials"])
    #expect(report.failure?.kind == .authentication)
    #expect(report.tenant == nil)
  }

  static let harmless: [Quirk] = [
    .capacitiesAsText, .idsAsText, .flagsAsNumbers, .flagsAsText, .networkFlagsAsText, .backupLatestAsText,
    .ownerNull, .ownerEmptyObject, .ownerEmptyArray, .ownerEmptyText, .ownerIDZero, .ownerIDZeroText,
    .ownerInArray, .ownerEmailPadded, .ownerTrashed, .objectsInArrays, .modelTypeEmpty, .modelTypeObject,
    .classAppleTV, .classWatch, .serialLowercase, .serialPadded, .notesJSON, .assetTagPadded, .locationsEmpty,
    .trashInList, .escapedText, .gzip,
  ]

  @Test(arguments: harmless)
  func `a form in which the vendor may write a record changes no device`(_ quirk: Quirk) async throws {
    let visit = try await Visit(devices: 40)
    let usual = try await visit.fetch()
    await visit.tenant.set(quirks: [ActiveQuirk(quirk)])

    let odd = try await visit.fetch()

    expectNoDifference(odd.withoutDetails, usual.withoutDetails)
  }

  @Test(
    arguments: [
      Quirk.capacitiesAsText, .idsAsText, .flagsAsNumbers, .flagsAsText, .networkFlagsAsText,
      .objectsInArrays,
      .escapedText, .gzip,
    ])
  func `a type that drifted changes no detail either`(_ quirk: Quirk) async throws {
    let visit = try await Visit(devices: 40)
    let usual = try await visit.fetch()
    await visit.tenant.set(quirks: [ActiveQuirk(quirk)])

    let odd = try await visit.fetch()

    expectNoDifference(Array(odd.devices), Array(usual.devices))
  }

  @Test func `an owner that is not reported is not nobody`() async throws {
    let visit = try await Visit(devices: 40)
    await visit.tenant.set(quirks: [ActiveQuirk(.ownerMissing)])

    let owners = try await visit.fetch().devices.map(\.owner)

    #expect(owners.contains(.notReported))
    #expect(!owners.contains(.nobody))
  }

  static let faults: [(Fault.Kind, IntegrationError.Kind, requests: Int)] = [
    (.unauthorized, .authentication, 1), (.methodNotAllowed, .permission, 1), (.notFound, .malformed, 1),
    (.rateLimited, .rateLimited, 5), (.rateLimitedSeconds, .rateLimited, 5),
    (.rateLimitedDate, .rateLimited, 5),
    (.internalServerError, .transient, 5), (.badGateway, .transient, 5), (.serviceUnavailable, .transient, 5),
    (.gatewayTimeout, .transient, 5), (.redirect, .configuration, 1), (.htmlPage, .malformed, 1),
    (.emptyBody, .malformed, 1), (.failureCode, .malformed, 1), (.failureMessage, .malformed, 1),
    (.missingPayload, .malformed, 1), (.otherKeySpelling, .malformed, 1), (.countTooHigh, .incomplete, 1),
    (.cutJSON, .malformed, 1), (.truncated, .transient, 1), (.truncatedChunks, .transient, 1),
    (.connectionReset, .transient, 1),
    // The first try meets the connection that the locations left open; libcurl asks again on a new one.
    (.connectionClosed, .transient, 6),
  ]

  @Test(arguments: faults)
  func `each fault is an error of its kind, and no storm of requests`(
    _ fault: Fault.Kind, _ kind: IntegrationError.Kind, _ requests: Int
  ) async throws {
    let visit = try await Visit(devices: 40)
    await visit.tenant.set(faults: [Fault(fault, path: "/devices")])

    let error = await visit.failure()

    #expect(error?.kind == kind)
    #expect(error?.message.isEmpty == false)
    #expect(await visit.listRequests == requests)
  }

  @Test(arguments: [(Fault.Kind.silence, 2), (.silentBody, 1)])
  func `silence ends by itself`(_ fault: Fault.Kind, _ requests: Int) async throws {
    let visit = try await Visit(devices: 40, patience: .milliseconds(500))
    await visit.tenant.set(faults: [Fault(fault, path: "/devices")])

    #expect(await visit.failure()?.kind == .transient)
    #expect(await visit.listRequests <= requests)
  }

  @Test(arguments: [Fault.Kind.rateLimitedSeconds, .rateLimitedDate, .badGateway, .connectionClosed])
  func `a fault that passes is not even noticed`(_ fault: Fault.Kind) async throws {
    let visit = try await Visit(devices: 40)
    await visit.tenant.set(faults: [Fault(fault, times: 2)])

    #expect(try await visit.fetch().devices.count == 40)
  }
}
