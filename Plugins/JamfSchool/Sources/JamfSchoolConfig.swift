import RollcallCore
public import RollcallKit

extension JamfSchool {
  /// What `connection:` holds for a Jamf School tenant.
  public struct Config: PluginConfig {
    /// The address of the server, as written.
    public var url = ""
    /// The tenant's Network ID.
    public var networkID = ""
    /// A key that may read.
    public var apiKey = Secret()

    /// Settings that are still to be filled.
    public init() {}

    public static let fields: [Field<Config>] = [
      .url(
        "url", \.url,
        "Address of your Jamf School server: its name, its host or the whole address, with or without /api.",
        example: "https://riverside.jamfcloud.com"),
      .string(
        "network_id", \.networkID, "Network ID of your school, as Devices > Enroll device(s) shows it.",
        pattern: "[0-9]{1,20}", meaning: "digits", example: "10482058"),
      .secret(
        "api_key", \.apiKey,
        "API key that may read and nothing else, made under Organization > Settings > API."),
    ]

    public static func normalized(_ value: String, of key: String) -> String {
      switch key {
      case "url": TenantAddress(value).text
      case "network_id": value.trimmed
      default: value
      }
    }

    public var endpoint: ConnectionEndpoint {
      get throws(IntegrationError) {
        let address = TenantAddress(url)
        guard !address.host.isEmpty, address.path.isEmpty else {
          throw IntegrationError(
            .configuration, "The address of the Jamf School server names no server, or a page within it.",
            hint: "Write it as https://NAME.jamfcloud.com.", field: "url")
        }
        return ConnectionEndpoint(
          base: address.base,
          authentication: .basic(user: networkID.trimmed, password: Secret(apiKey.reveal().trimmed)),
          headers: [HTTPRequest.Parameter("X-Server-Protocol-Version", "3")])
      }
    }

    /// Which tenant the credentials belong to: the Network ID is the user name that the server verifies.
    var identity: TenantIdentity {
      TenantIdentity(id: networkID.trimmed, name: TenantAddress(url).host)
    }
  }
}
