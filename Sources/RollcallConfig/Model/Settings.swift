package import RollcallCore
package import RollcallKit

/// What config.yaml says, checked: the register, the network, and the accounts with their connections in the order of the file.
package struct Settings: Sendable {
  /// The register's file, relative to the configuration file unless absolute.
  package var registerPath = "rollcall.db"
  /// Limits of all conversations with tenants.
  package var http = HTTPSettings()
  /// Accounts and sub-accounts in the order of the file, parents first.
  package var accounts: [AccountSettings] = []
  /// What the file asks for that this version does not serve yet.
  package var notServed: [NotServed] = []

  /// All connections, in the order of the file.
  package var connections: [ConnectionSettings] { accounts.flatMap(\.connections) }
}

/// Limits of conversations with tenants, in milliseconds where they are times.
package struct HTTPSettings: Hashable, Sendable {
  package var connect: Int64 = 10_000
  package var firstByte: Int64 = 300_000
  package var idle: Int64 = 60_000
  package var tries = 5
  /// A PEM file of authorities; nil for the system's.
  package var authorities: String?
}

/// An account or sub-account.
package struct AccountSettings: Sendable {
  package var reference: AccountReference
  package var name: String
  package var administrators: [String]
  package var connections: [ConnectionSettings]
}

/// One integration in one account.
package struct ConnectionSettings: Sendable {
  package var reference: ConnectionReference
  package var plugin: Plugin
  package var mark: SourceMark
  package var isEnabled: Bool
  package var settings: PluginSettings
  package var options: SyncOptions
  /// Milliseconds between two runs of the daemon.
  package var interval: Int64
  package var isSharedTenant: Bool
  package var mapping: FieldMapping
  /// The name of the zone of times without one; nil when none is given.
  package var timeZone: String?
}

/// Something that the file asks for and this version does not do yet.
package struct NotServed: Hashable, Sendable {
  package var path: String
  package var mark: SourceMark
  package var message: String
}

/// A configuration file that was read.
package struct LoadedConfig: Sendable {
  /// The file's name as it is shown.
  package var file: String
  /// The settings; nil when the file cannot be read as a whole, or an error is outside any connection (J5).
  package var settings: Settings?
  /// All problems, in the order of the file.
  package var issues: [ConfigIssue]

  /// The errors inside a connection.
  package func errors(of connection: ConnectionReference) -> [ConfigIssue] {
    issues.filter { $0.severity == .error && $0.connection == connection }
  }
}
