package import RollcallKit

extension AcmeFleet {
  /// What `connection:` holds for an Acme tenant.
  package struct Config: PluginConfig {
    /// The address of the server.
    package var url = ""
    /// Which fleet of the server.
    package var fleet = ""
    /// A token that may read.
    package var token = Secret()
    /// How many devices a page has.
    package var pageSize = 2

    package init() {}

    package static let fields: [Field<Config>] = [
      .url("url", \.url, "Address of your Acme server.", example: "https://fleet.acme.example"),
      .string("fleet", \.fleet, "The fleet whose devices are read.", example: "riverside"),
      .secret("token", \.token, "A token that may read devices."),
      .integer("page_size", \.pageSize, "How many devices are asked for at once.", in: 1...500, standard: 2),
    ]

    package var endpoint: ConnectionEndpoint {
      ConnectionEndpoint(base: url, authentication: .bearer(token))
    }
  }
}
