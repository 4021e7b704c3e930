import Foundation
import JamfSchoolSimulator
import RollcallTesting

/// The program with a tenant whose owners are all employees, so that every owned device is checked out after the first sync.
struct Tenancy {
  let tenant: RunningTenant
  let program: Program
  static let key = AccessKey(networkID: "10482058", key: "KEYOFTHEPROGRAMTESTS000000000001")
  static let switches = "auto_checkout: true\nfollow_owner_change: true\ncheckin_on_owner_removed: true"

  init(devices: Int = 30, options: String = switches) async throws {
    tenant = try await SimulatedTenant(TenantConfiguration(key: Self.key, devices: devices)).startForGood()
    program = try Program(
      config: Program.config(url: tenant.url, networkID: Self.key.networkID, options: options),
      key: Self.key.key)
    let people = Set(await tenant.emails).filter { !$0.isEmpty }.sorted()
    try program.write("email\n" + people.joined(separator: "\n"), to: "people.csv")
    _ = try await program.run("employees", "import", "people.csv")
    _ = try await program.run("sync")
  }

  /// Changes the options of the connection.
  func configure(_ options: String) throws {
    try program.write(
      Program.config(url: tenant.url, networkID: Self.key.networkID, options: options), to: "config.yaml")
  }

  /// The Asset IDs of assets that employees have.
  func held() async throws -> [String] {
    let list = try await program.json(AssetList.self, "assets", "list", "--json")
    return list.assets.filter { $0.checkedOutTo != nil }.map(\.assetId)
  }

  /// Removes the owners of some devices in the tenant.
  func unassign(_ serials: some Sequence<String>) async throws {
    for serial in serials { try await tenant.change(serial, .owner(.nobody)) }
  }

  struct AssetList: Decodable {
    struct Asset: Decodable {
      struct Holder: Decodable { var email: String? }
      var assetId: String
      var checkedOutTo: Holder?
      var name: String?
    }
    var assets: [Asset]
  }
}

extension Program {
  /// Runs the program and reads the document that it prints.
  func json<Value: Decodable>(_ type: Value.Type, _ arguments: String...) async throws -> Value {
    let result = try await run(arguments)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Value.self, from: Data(result.output.utf8))
  }
}
