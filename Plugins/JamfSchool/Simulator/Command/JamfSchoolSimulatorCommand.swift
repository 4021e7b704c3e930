import ArgumentParser
import Foundation
import JamfSchoolSimulator

@main
struct JamfSchoolSimulatorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jamf-school-simulator",
    abstract: "Serves an invented Jamf School tenant on 127.0.0.1.",
    discussion: """
      When it listens, it prints one line: listening on http://127.0.0.1:PORT. The API is under /api; its \
      user name is the Network ID, its password the key. PUT /_control/devices replaces the fleet, PATCH \
      /_control/devices/SERIAL changes one device, PUT /_control/faults switches faults and quirks, and GET \
      /_control/requests lists what was asked.

      With --tenants there is one such line for each, in order. The second tenant has the next port, \
      Network ID and seed, and the key with -2 behind it; and so on.
      """)

  @Option(help: "Port on 127.0.0.1; 0 takes a free one.")
  var port = 8481

  @Option(help: "Number of devices in the invented fleet.")
  var devices = 200

  @Option(help: "The same seed and number of devices make the same fleet.")
  var seed: UInt64 = 1

  @Option(help: "Number of tenants, each with a fleet of its own.")
  var tenants = 1

  @Option(help: "Network ID of the tenant.")
  var networkID = "10482058"

  @Option(help: "API key that the tenant accepts.")
  var apiKey: String?

  @Option(help: "File with the API key.")
  var apiKeyFile: String?

  @Option(help: "Rights of the key, comma separated: read, add, edit, delete.")
  var rights = RightsArgument(rights: [.read])

  @Option(help: "Zone whose wall clock the dates show.")
  var timeZone = "Europe/Amsterdam"

  @Option(help: "Domain of the owners' e-mail addresses.")
  var employeeDomain = "riverside.example"

  @Option(help: "JSON file with the fleet, in the shape of PUT /_control/devices.")
  var data: String?

  @Option(help: "File with a finished reply to GET /devices.")
  var serveFile: String?

  @Option(help: "Write the reply to GET /devices to this file and end.")
  var dump: String?

  @Flag(help: "End when standard input closes.")
  var untilStdinCloses = false

  @Flag(help: "Print the faults and quirks that can be switched on, and end.")
  var listFaults = false

  func run() async throws {
    if listFaults { return printFaults() }
    let fleet = try data.map { try FleetDocument(parsing: String(contentsOfFile: $0, encoding: .utf8)) }
    let first = try tenantConfiguration()
    if let dump { return try SimulatedTenant(first).listBody().write(to: URL(fileURLWithPath: dump)) }

    var running: [RunningTenant] = []
    for number in 1...tenants {
      let tenant = try await SimulatedTenant(try first.neighbour(number)).start()
      if let fleet { await tenant.replaceFleet(fleet) }
      print("listening on \(tenant.url)")
      running.append(tenant)
    }
    fflush(nil)
    if untilStdinCloses {
      await Self.standardInputCloses()
      for tenant in running { await tenant.stop() }
    } else {
      for tenant in running { try await tenant.run() }
    }
  }

  private func tenantConfiguration() throws -> TenantConfiguration {
    guard let zone = TimeZone(identifier: timeZone) else {
      throw ValidationError("There is no time zone \(timeZone). Example: Europe/Amsterdam.")
    }
    guard tenants >= 1 else { throw ValidationError("--tenants must be 1 or more.") }
    guard devices >= 0 else { throw ValidationError("--devices must be 0 or more.") }
    let isFleetElsewhere = data != nil || serveFile != nil
    return TenantConfiguration(
      key: AccessKey(networkID: networkID, key: try key(), rights: rights.rights), port: port,
      devices: isFleetElsewhere ? 0 : devices, seed: seed, employeeDomain: employeeDomain, timeZone: zone,
      servedFile: try serveFile.map { try Data(contentsOf: URL(fileURLWithPath: $0)) })
  }

  private func key() throws -> String {
    switch (apiKey, apiKeyFile, dump) {
    case (let key?, nil, _): return key
    case (nil, let file?, _):
      return try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    case (nil, nil, .some): return ""
    case (nil, nil, nil), (.some, .some, _): throw ValidationError("Give either --api-key or --api-key-file.")
    }
  }

  /// Reads on a thread of its own, because it blocks.
  private static func standardInputCloses() async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        while readLine(strippingNewline: false) != nil {}
        continuation.resume()
      }
    }
  }

  private func printFaults() {
    print("Faults:")
    for kind in Fault.Kind.allCases { print("  \(kind.rawValue): \(kind.summary)") }
    print("Quirks:")
    for quirk in Quirk.allCases { print("  \(quirk.rawValue): \(quirk.summary)") }
  }
}

extension TenantConfiguration {
  /// The configuration of the tenant of that number beside this one, which is the first.
  fileprivate func neighbour(_ number: Int) throws -> TenantConfiguration {
    guard number > 1 else { return self }
    guard let firstID = Int(key.networkID) else {
      throw ValidationError("With --tenants the Network ID must be a number.")
    }
    var neighbour = self
    neighbour.key.networkID = "\(firstID + number - 1)"
    neighbour.key.key += "-\(number)"
    neighbour.port = port == 0 ? 0 : port + number - 1
    neighbour.seed = seed + UInt64(number - 1)
    return neighbour
  }
}
