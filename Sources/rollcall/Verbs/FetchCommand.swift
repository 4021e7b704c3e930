import ArgumentParser
import RollcallConfig
import RollcallCore
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
      if let error = workspace.fileError(of: settings.reference) { throw error }
      let host = try workspace.host()
      let live = try LiveConnection.open(workspace.setup(settings), on: host)
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

extension Owner {
  /// The owner in a word.
  fileprivate var label: String {
    switch self {
    case .person(let email, _): email
    case .personWithoutEmail(let name): name ?? "(no e-mail)"
    case .nobody: "nobody"
    case .notReported: "not reported"
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .person(let email, let name): Self.json("person", email, name)
    case .personWithoutEmail(let name): Self.json("person", nil, name)
    case .nobody: Self.json("nobody", nil, nil)
    case .notReported: Self.json("not_reported", nil, nil)
    }
  }

  private static func json(_ shape: String, _ email: String?, _ name: String?) -> JSON {
    .object([("shape", .string(shape)), ("email", .optional(email)), ("name", .optional(name))])
  }
}

extension JSON {
  /// A detail: yes and no as such, anything else as text.
  fileprivate static func detail(_ text: String) -> JSON {
    switch text {
    case "true": .bool(true)
    case "false": .bool(false)
    case _: .string(text)
    }
  }
}

extension Device {
  fileprivate func json(schema: DetailSchema) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("device_id", .optional(deviceID)), ("serial_number", .optional(serialNumber?.text)),
      ("name", .optional(name)),
      ("asset_tag", .optional(assetTag)), ("model", .optional(model.name)),
      ("model_identifier", .optional(model.identifier)), ("manufacturer", .optional(manufacturer)),
      ("owner", owner.json), ("managed", managed.map { .bool($0) } ?? .null),
      ("last_seen", .optional(lastSeen?.text)),
    ]
    let known = Set(members.map(\.key))
    members += schema.values(of: details).filter { !known.contains($0.key) }.map {
      ($0.key, JSON.detail($0.value))
    }
    return .object(members)
  }
}
