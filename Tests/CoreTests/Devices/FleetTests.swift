import CustomDump
import Foundation
import RollcallCore
import Testing

/// A fleet keeps devices packed, and gives them back as they were.
struct FleetTests {
  static let devices: [Device] = [
    Device(place: 0, deviceID: nil, serialNumber: SerialNumber("S1")),
    Device(
      place: 7, deviceID: "udid-2", serialNumber: nil, name: "Bjørn’s 🎒", assetTag: "",
      model: .init(name: "iPad", identifier: nil),
      manufacturer: "Apple", owner: .person(email: "ada@school.example", name: "Ada"), managed: true,
      lastSeen: .instant(1_725_351_164), details: DeviceDetails(stable: "iPadOS\u{1F}17.5", volatile: "0.5")),
    Device(
      place: 8, deviceID: "udid-3", serialNumber: SerialNumber("S3"),
      model: .init(name: nil, identifier: "iPad12,1"),
      owner: .person(email: "bob@school.example", name: nil), managed: false, lastSeen: .instant(-1)),
    Device(
      place: 9, deviceID: "udid-4", serialNumber: SerialNumber("S4"),
      model: .init(name: "iPad", identifier: "iPad12,1"),
      manufacturer: "Apple", owner: .nobody,
      lastSeen: .local(text: "2024-09-03 08:12:44", seconds: 1_725_351_164)),
    Device(
      place: 10, deviceID: "udid-5", serialNumber: SerialNumber("S5"), owner: .personWithoutEmail(name: nil),
      lastSeen: .unreadable("yesterday")),
    Device(
      place: 100_000, deviceID: "udid-6", serialNumber: SerialNumber("S6"),
      name: String(repeating: "long ", count: 300_000), owner: .personWithoutEmail(name: "Cy")),
    Device(place: 100_001, deviceID: "udid-7", serialNumber: SerialNumber("S7"), owner: .notReported),
  ]

  @Test func `what goes in comes out`() {
    let fleet = Fleet(Self.devices)

    expectNoDifference(Array(fleet), Self.devices)
    expectNoDifference(fleet.indices.map { fleet.serialNumber(at: $0) }, Self.devices.map(\.serialNumber))
  }

  @Test func `many devices come out as they went in`() {
    func device(_ number: Int) -> Device {
      Device(
        place: number, deviceID: "udid-\(number)", serialNumber: SerialNumber("S\(number)"),
        name: String(repeating: "n", count: number % 300),
        model: .init(name: "Model \(number % 7)", identifier: "M\(number % 11)"),
        manufacturer: number.isMultiple(of: 2) ? "Apple" : "Acme", managed: number.isMultiple(of: 3))
    }
    var fleet = Fleet()
    for number in 0..<20_000 { fleet.append(device(number)) }

    expectNoDifference(fleet.count, 20_000)
    #expect(fleet.indices.allSatisfy { fleet[$0] == device($0) })
  }

  @Test func `a copy keeps what it had when the original grows`() {
    var fleet = Fleet(Array(Self.devices.prefix(2)))
    let copy = fleet

    fleet.append(Self.devices[2])

    expectNoDifference(Array(copy), Array(Self.devices.prefix(2)))
    expectNoDifference(Array(fleet), Array(Self.devices.prefix(3)))
  }

  @Test func `fleets with the same devices are equal, however they came to be`() {
    let fleet = Fleet(Self.devices)
    var other = Fleet(Array(Self.devices.prefix(3)))
    #expect(fleet != other)

    for device in Self.devices.dropFirst(3) { other.append(device) }

    #expect(fleet == other)
    #expect(fleet.hashValue == other.hashValue)
    #expect(Fleet([Self.devices[0], Self.devices[2]]) != Fleet([Self.devices[2], Self.devices[0]]))
  }

  @Test func `a fleet is coded as a list of devices`() throws {
    let fleet = Fleet(Self.devices)

    let data = try JSONEncoder().encode(fleet)

    expectNoDifference(Array(try JSONDecoder().decode(Fleet.self, from: data)), Self.devices)
    expectNoDifference(try JSONDecoder().decode([Device].self, from: data), Self.devices)
  }
}
