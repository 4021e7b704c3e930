import RollcallStore

/// All that stands in a register but its runs and alerts, to tell whether anything moved (A2).
struct RegisterContents: Equatable {
  private var assets: [AssetDetail]
  private var employees: [EmployeeRow]
  private var locations: [LocationRow]
  private var products: [ProductRow]
  private var findings: [FindingRow]

  init(of register: Register) throws {
    assets = try register.assets().map { try register.asset($0.assetID, in: $0.account) }
    employees = try register.employees()
    locations = try register.locations()
    products = try register.products()
    findings = try register.findings()
  }
}
