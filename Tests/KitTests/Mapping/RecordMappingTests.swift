import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// Records become devices in the host's terms.
struct RecordMappingTests {
  @Test func `a record becomes a device`() throws {
    let fetch = try MappingDesk(lookups: [.location: ["3": "School North"]]).fetch([
      #"""
      {"udid":"ABC-1","serial":" dmqx1 ","name":" Library iPad 14 ","tag":"LIB-1",
       "model":[{"name":"iPad (9th generation)","identifier":"iPad12,1"}],
       "os":{"prefix":"iPadOS"},"managed":1,"supervised":"0","location":3,
       "groups":["All iPads","Library"],"seen":"2024-09-03 08:12:44",
       "wifi":"02:00:5e:10:00:02","imei":"35 209900 176148 1",
       "storage":59.5,"free":"31.2","battery":0.73,"owner":{"id":1,"email":"ada@school.example","name":"Ada"},
       "attributes":[{"key":"size","value":"L"},{"key":"colour","value":"blue"}]}
      """#
    ])

    expectNoDifference(
      Array(fetch.devices),
      [
        Device(
          place: 0, deviceID: "ABC-1", serialNumber: SerialNumber("DMQX1"), name: "Library iPad 14",
          assetTag: "LIB-1",
          model: DeviceModel(name: "iPad (9th generation)", identifier: "iPad12,1"), manufacturer: "Acme",
          owner: .person(email: "ada@school.example", name: "Ada"), managed: true,
          lastSeen: .local(text: "2024-09-03 08:12:44", seconds: 1_725_351_164),
          details: DeviceDetails(
            stable: [
              "iPad12,1", "iPadOS", "true", "false", "School North", "All iPads, Library",
              "02:00:5e:10:00:02",
              "352099001761481", "59.5", "blue",
            ].joined(separator: "\u{1F}"),
            volatile: "31.2\u{1F}0.73"))
      ])
    expectNoDifference(
      fetch.schema,
      DetailSchema(
        stable: [
          "model_identifier", "os", "managed", "supervised", "location", "group", "wifi_mac", "imei",
          "storage_gb",
          "custom.colour",
        ],
        volatile: ["storage_free_gb", "battery"]))
  }

  @Test func `an empty record of a known device says nothing`() throws {
    let device = try MappingDesk(manufacturer: nil).device(
      #"{"serial":"S1","name":" ","tag":"","model":[],"os":null}"#)

    expectNoDifference(device, Device(place: 0, deviceID: nil, serialNumber: SerialNumber("S1")))
  }

  @Test(arguments: [
    #""managed":true,"storage":"64","battery":1"#, #""managed":1,"storage":64,"battery":"1""#,
    #""managed":"true","storage":" 64 ","battery":1"#,
  ])
  func `a type that drifts changes no detail`(members: String) throws {
    expectNoDifference(
      try MappingDesk().details(#"{"serial":"S1",\#(members)}"#),
      ["managed": "true", "storage_gb": "64", "battery": "1"])
  }

  @Test(arguments: [
    #""managed":{"x":1}"#, #""managed":"perhaps""#, #""storage":"plenty""#, #""battery":true"#,
    #""os":{"prefix":{}}"#,
    #""location":9"#, #""name":false"#, #""seen":[]"#,
  ])
  func `what cannot be read is not reported`(members: String) throws {
    let desk = MappingDesk(lookups: [.location: ["3": "School North"]])

    let device = try desk.device(#"{"serial":"S1",\#(members)}"#)

    expectNoDifference(
      device, Device(place: 0, deviceID: nil, serialNumber: SerialNumber("S1"), manufacturer: "Acme"))
  }

  @Test func `the first path that holds a value wins`() throws {
    let desk = MappingDesk()

    expectNoDifference(try desk.device(#"{"serial":"A","hardware":{"serial":"B"}}"#)?.serialNumber?.text, "A")
    expectNoDifference(try desk.device(#"{"serial":" ","hardware":{"serial":"B"}}"#)?.serialNumber?.text, "B")
    expectNoDifference(try desk.device(#"{"serial":{},"hardware":{"serial":"B"}}"#)?.serialNumber?.text, "B")
    expectNoDifference(try desk.device(#"{"serial":12345,"udid":678}"#)?.serialNumber?.text, "12345")
    expectNoDifference(try desk.device(#"{"serial":12345,"udid":678}"#)?.deviceID, "678")
  }

  @Test(
    arguments: [
      (
        #""seen":{"date":"2024-09-03 10:12:44.000000","timezone_type":3,"timezone":"Europe/Amsterdam"}"#,
        LastSeen.instant(1_725_351_164)
      ),
      (
        #""seen":{"date":"2024-09-03 10:12:44.000000","timezone_type":1,"timezone":"+02:00"}"#,
        .instant(1_725_351_164)
      ),
      (
        #""seen":{"date":"2024-09-03 08:12:44"}"#, .local(text: "2024-09-03 08:12:44", seconds: 1_725_351_164)
      ),
      (
        #""seen":{"date":"2024-09-03 08:12:44","timezone":"Middle/Earth"}"#,
        .local(text: "2024-09-03 08:12:44", seconds: 1_725_351_164)
      ),
      (#""seen":"","seenBefore":1725351164"#, .instant(1_725_351_164)),
      (#""seen":"0000-00-00 00:00:00""#, nil), (#""seen":null"#, nil), (#""seen":{}"#, nil),
      (#""seen":"yesterday at 8""#, .unreadable("yesterday at 8")),
    ] as [(String, LastSeen?)])
  func `a check-in is read in any form`(members: String, lastSeen: LastSeen?) throws {
    expectNoDifference(try MappingDesk().device(#"{"serial":"S1",\#(members)}"#)?.lastSeen, lastSeen)
  }

  @Test(arguments: [
    ("true", 0), ("1", 0), (#""1""#, 0), (#""trashed""#, 0), (#""Trash""#, 0), ("false", 1), ("0", 1),
    (#""active""#, 1),
    ("null", 1), (#""""#, 1), ("{}", 1),
  ])
  func `what is in the tenant's trash is dropped`(state: String, count: Int) throws {
    let fetch = try MappingDesk().fetch([#"{"serial":"S1","state":\#(state)}"#], total: 1)

    expectNoDifference(fetch.devices.count, count)
    expectNoDifference(fetch.badRecords, [])
    expectNoDifference(fetch.framed, 1)
  }

  @Test(arguments: ["", "  ", "0", "N/A", "none", "0000000", "Default String", "To be filled by O.E.M."])
  func `a junk serial is none, and the device keeps its own id`(serial: String) throws {
    let device = try MappingDesk().device(#"{"serial":"\#(serial)","udid":"ABC-1"}"#)

    expectNoDifference(device?.serialNumber, nil)
    expectNoDifference(device?.deviceID, "ABC-1")
  }

  @Test func `an operator's path takes the place of the plugin's`() throws {
    var desk = MappingDesk()
    desk.mapping = desk.mapping.overridden(
      by: FieldMapping(fields: [.name: ["label"]], custom: ["size": ["size"]]))

    expectNoDifference(try desk.device(#"{"serial":"S1","name":"A","label":"B"}"#)?.name, "B")
    expectNoDifference(
      try desk.details(#"{"serial":"S1","size":["S","M"],"attributes":[{"key":"colour","value":true}]}"#),
      ["custom.size": "S, M", "custom.colour": "true"])
  }
}
