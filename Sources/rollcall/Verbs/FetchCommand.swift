import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync

struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Show what a tenant says: its devices, or the vendor's own records.",
    discussion: "Changes nothing, and works before a connection is enabled.")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The connection, such as riverside:jamf-school.", valueName: "connection"))
  var connection: String

  @Option(help: ArgumentHelp("How many to show.", valueName: "count"))
  var limit: Int?

  @Flag(help: "Show the vendor's records as they are.")
  var raw = false

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let settings = try workspace.connection(connection)
      let host = try workspace.host()
      let live = try LiveConnection.open(
        .resolve(workspace.setup(settings), on: host, try workspace.registerForReading()), on: host)
      if raw {
        try await showRecords(live)
      } else {
        try await showDevices(live, on: host)
      }
    }
  }

  private func showDevices(_ live: LiveConnection, on host: SyncHost) async throws {
    let fetch = try await live.fetch(on: host)
    let devices = fetch.devices.prefix(limit ?? .max)
    if common.json {
      let shown = devices.map { $0.json(schema: fetch.schema) }
      Terminal.print(JSON.document(("devices", .array(shown))).text)
      return
    }
    var table = Table("SERIAL", "NAME", "ASSET TAG", "MODEL", "OWNER", "LAST SEEN")
    for device in devices {
      table.add(
        device.serialNumber?.text, device.name, device.assetTag, device.model.name, device.owner.label,
        device.lastSeen?.text)
    }
    Terminal.print(table.lines(width: Terminal.width))
    Terminal.say("\(devices.count) of \(fetch.devices.count) devices.")
    if !fetch.missed.isEmpty {
      Terminal.say("No record has \(fetch.missed.map(\.words).joined(separator: ", ")).")
    }
  }

  private func showRecords(_ live: LiveConnection) async throws {
    var records: [String] = []
    try await live.records { bytes in
      if records.count < limit ?? .max { records.append(String(decoding: bytes, as: UTF8.self)) }
    }
    if common.json {
      Terminal.print("{\"format\":1,\"records\":[\(records.joined(separator: ","))]}")
    } else {
      Terminal.print(records)
    }
  }
}
