import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallStore

extension Listing where Row == EmployeeRow {
  /// Employees.
  static var employees: Listing {
    Listing(
      name: "employees", headings: ["ACCOUNT", "E-MAIL", "NAME", "STATE"],
      json: \.json, cells: { [$0.account.text, $0.email, $0.name, $0.state.rawValue] })
  }
}

extension Listing where Row == LocationRow {
  /// Locations.
  static var locations: Listing {
    Listing(
      name: "locations", headings: ["ACCOUNT", "NAME"],
      json: \.json,
      cells: { [$0.account.text, $0.name] })
  }
}

extension Listing where Row == ProductRow {
  /// Products.
  static var products: Listing {
    Listing(
      name: "products", headings: ["ACCOUNT", "PRODUCT", "MANUFACTURER", "CATEGORY", "ASSETS"],
      json: \.json, cells: { [$0.account.text, $0.name, $0.manufacturer, $0.category, "\($0.assets)"] })
  }
}

extension Listing where Row == AccountSettings {
  /// Accounts and sub-accounts.
  static var accounts: Listing {
    Listing(
      name: "accounts", headings: ["ACCOUNT", "NAME", "INTEGRATIONS"],
      json: {
        .object([
          ("account", .string($0.reference.text)), ("name", .string($0.name)),
          ("parent", .optional($0.reference.parent?.text)),
        ])
      },
      cells: { account in
        let integrations = account.connections.map {
          $0.reference.integration + ($0.isEnabled ? "" : " (disabled)")
        }
        return [account.reference.text, account.name, integrations.joined(separator: ", ")]
      })
  }
}
