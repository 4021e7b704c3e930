import RollcallCore
import RollcallKit

/// A plugin with a setting of every kind.
struct Acme: Integration {
  struct Config: PluginConfig {
    var url = ""
    var tenant = ""
    var token = Secret()
    var scope = ""
    var site = ""
    var pageSize = 0
    var includesOld = false
    var patience = Duration.zero
    var groups: [String] = []

    static let fields: [Field<Config>] = [
      .url("url", \.url, "Address of the server.", example: "https://acme.example"),
      .string(
        "tenant", \.tenant, "Number of the tenant.", pattern: "[0-9]{1,9}", meaning: "digits",
        example: "12345"),
      .secret("token", \.token, "A token that may read."),
      .choice("scope", \.scope, "What to read.", of: ["everything", "site"], standard: "everything"),
      .string("site", \.site, "Which site to read.", example: "main").shown(when: "scope", equals: "site"),
      .integer("page_size", \.pageSize, "How many devices at once.", in: 1...500, standard: 100),
      .boolean("include_old", \.includesOld, "Also read retired devices.", standard: .off),
      .duration("patience", \.patience, "How long to wait.", standard: .seconds(30)),
      .strings("groups", \.groups, "Read only these groups."),
      .string("realm", \.site, "The former name of site.", need: .optional(standard: "")).deprecated(
        "write site"),
    ]

    static func normalized(_ value: String, of key: String) -> String {
      key == "url" && !value.contains("://") ? "https://\(value)" : value
    }

    func validate() -> [SettingIssue] {
      includesOld && pageSize > 400
        ? [SettingIssue(key: "page_size", "page_size must be below 400 with old devices.")] : []
    }

    var endpoint: ConnectionEndpoint {
      get throws(IntegrationError) {
        guard !url.hasSuffix("/login") else {
          throw IntegrationError(
            .configuration, "The address is a page.", hint: "Leave /login out.", field: "url")
        }
        return ConnectionEndpoint(base: url, authentication: .bearer(token))
      }
    }
  }

  static let manifest = Manifest(
    id: "acme", name: "Acme", version: "1.0.0", summary: "Devices of Acme.", identity: ["tenant"],
    mapping: FieldMapping(fields: [:]))

  init(config: Config, host: HostServices) throws(IntegrationError) {}

  func check() async -> CheckReport { CheckReport(tenant: nil, probes: []) }

  func devices() async throws(IntegrationError) -> DeviceListing {
    throw IntegrationError(.unsupported, "Acme has no devices.")
  }
}

/// Another plugin, with hardly any settings.
struct Brook: Integration {
  struct Config: PluginConfig {
    var token = Secret()

    static let fields: [Field<Config>] = [
      .secret("token", \.token, "A token.", need: .optional(standard: ""))
    ]

    var endpoint: ConnectionEndpoint {
      ConnectionEndpoint(base: "https://brook.example", authentication: .none)
    }
  }

  static let manifest = Manifest(
    id: "brook", name: "Brook", version: "1.0.0", summary: "Devices of Brook.",
    mapping: FieldMapping(fields: [:]))

  init(config: Config, host: HostServices) throws(IntegrationError) {}

  func check() async -> CheckReport { CheckReport(tenant: nil, probes: []) }

  func devices() async throws(IntegrationError) -> DeviceListing {
    throw IntegrationError(.unsupported, "Brook has no devices.")
  }
}
