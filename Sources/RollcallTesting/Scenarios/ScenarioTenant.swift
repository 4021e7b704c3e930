import JamfSchoolSimulator
import RollcallCore
import RollcallKit

/// A tenant of a scenario, over HTTP: of Jamf School, or of the made-up vendor of ``AcmeFleet``.
struct ScenarioTenant {
  private var devices: [ScenarioDevice]
  private var order = Order.asWritten
  private var faults: [Fault] = []
  /// The key that the settings hold for it.
  var keyInUse = KeyInUse.right
  private let server: Server

  private enum Server {
    case jamfSchool(RunningTenant, networkID: String)
    case acmeFleet(AcmeTenant, url: String)
  }

  /// In which order the reply lists the devices.
  private enum Order {
    case asWritten
    case reversed
  }

  enum KeyInUse: String, Sendable {
    case right = "the right key again"
    case wrong = "a wrong key"
  }

  /// The key of every simulated Jamf School tenant.
  private static let key = AccessKey.scenario.key
  private static let token = SecretReference.env("ACME_TOKEN")
  private static let wrong = "WRONG_KEY"

  /// A tenant that serves these devices.
  ///
  /// - Parameter number: makes the tenant another than those of other numbers (J3).
  static func start(_ connection: ScenarioConnection, number: Int) async throws -> ScenarioTenant {
    let server: Server
    switch connection.reference.integration {
    case "jamf-school":
      let networkID = "\(10_482_058 + number)"
      let key = AccessKey(networkID: networkID, key: key)
      server = .jamfSchool(
        try await SimulatedTenant(TenantConfiguration(key: key)).startForGood(), networkID: networkID)
    case "acme-fleet":
      let (tenant, url) = try await AcmeTenant.startForGood()
      server = .acmeFleet(tenant, url: url)
    case let other: throw ScenarioMistake("there is no plugin \(other)")
    }
    let tenant = ScenarioTenant(devices: connection.devices, server: server)
    await tenant.publish()
    return tenant
  }

  private init(devices: [ScenarioDevice], server: Server) {
    self.devices = devices
    self.server = server
  }

  /// What `connection:` holds for this tenant.
  var settings: ScenarioNode {
    func key(_ name: String) -> ScenarioNode {
      .members([("env", .text(keyInUse == .right ? name : Self.wrong))])
    }
    switch server {
    case .jamfSchool(let tenant, let networkID):
      return .members([
        ("url", .text(tenant.url)), ("network_id", .text(networkID)),
        ("api_key", key("JAMF_SCHOOL_KEY")),
      ])
    case .acmeFleet(_, let url):
      return .members([
        ("url", .text(url)), ("fleet", .text(AcmeTenant.fleet)),
        ("token", key("ACME_TOKEN")),
      ])
    }
  }

  /// The secrets of all scenarios.
  static func secret(_ reference: SecretReference) -> Secret {
    if reference == .env(wrong) { return Secret("KEYTHATNOTENANTKNOWS") }
    return Secret(reference == token ? AcmeTenant.token : key)
  }

  /// What was asked of the tenant so far, each only once, as `GET /devices`.
  var requests: [String] {
    get async {
      switch server {
      case .jamfSchool(let tenant, _): Set(await tenant.requests.map { "\($0.method) \($0.path)" }).sorted()
      case .acmeFleet(let tenant, _): Set(tenant.requests).sorted()
      }
    }
  }

  /// Takes over what a step says of devices: known ones change, others are new.
  mutating func change(_ changes: [ScenarioNode]) async {
    for change in changes.flatMap(\.repeated) {
      if let index = devices.firstIndex(where: { $0.isMeant(by: change) }) {
        devices[index].change(change)
      } else {
        devices.append(ScenarioDevice(change))
      }
    }
    await publish()
  }

  /// The same devices in the opposite order.
  mutating func reverse() async {
    order = order == .asWritten ? .reversed : .asWritten
    await publish()
  }

  private func publish() async {
    let present = devices.filter { !$0.isRemoved }
    let listed = order == .reversed ? present.reversed() : present
    switch server {
    case .jamfSchool(let tenant, _):
      await tenant.replaceFleet(FleetDocument(devices: listed.map { JamfSchoolRecord(of: $0).json }))
    case .acmeFleet(let tenant, _): tenant.replace(listed.map { AcmeRecord(of: $0).json })
    }
  }

  /// Switches a fault on; `none` switches it off.
  mutating func set(fault name: String) async throws {
    switch server {
    case .jamfSchool(let tenant, _):
      let fault = Fault.Kind(rawValue: name)
      guard fault != nil || name == "none" else {
        throw ScenarioMistake("Jamf School has no fault '\(name)'")
      }
      faults = fault.map { [Fault($0, path: "/devices")] } ?? []
      await tenant.set(faults: faults)
    case .acmeFleet(let tenant, _):
      let fault = AcmeTenant.Fault(rawValue: name)
      guard fault != nil || name == "none" else { throw ScenarioMistake("Acme has no fault '\(name)'") }
      tenant.set(fault)
    }
  }

  /// Switches forms of records on in which a tenant of Jamf School may write them.
  func set(quirks names: [String]) async throws {
    guard case .jamfSchool(let tenant, _) = server else {
      throw ScenarioMistake("only a tenant of Jamf School has quirks")
    }
    var quirks: [ActiveQuirk] = []
    for name in names {
      guard let quirk = Quirk(rawValue: name) else { throw ScenarioMistake("there is no quirk '\(name)'") }
      quirks.append(ActiveQuirk(quirk))
    }
    await tenant.set(faults: faults, quirks: quirks)
  }
}

extension AccessKey {
  /// The key of tenants in tests.
  static let scenario = AccessKey(networkID: "10482058", key: "KEYOFTHESCENARIOTENANT0000000001")
}
