package import RollcallCore
package import RollcallKit

/// What config.yaml says, checked. Paths are as they were written, relative to the folder of the file; secrets are references.
package struct Settings: Sendable {
  /// The SQLite file of the register.
  package var registerPath = RegisterKeys.path.standard
  /// The web pages and the API; nil when they are off.
  package var web: WebSettings? = WebSettings()
  /// The mail server; nil when there is none.
  package var mail: MailSettings?
  /// Who is told of alerts by HTTP; nil when nobody is.
  package var webhook: WebhookSettings?
  /// The limits of conversations with tenants.
  package var http = HTTPSettings()
  /// How long the details of runs are kept, in milliseconds.
  package var runRetention = DurationText(RetentionKeys.runs.standard).milliseconds
  /// The plugins that connections may name: those of the program, and the connectors of folders.
  package var plugins: [Plugin] = []
  /// The files of those connectors.
  package var connectorFiles: [String] = []
  /// Folders with declarative connectors, besides the built-in ones.
  package var connectorFolders: [String] = []
  /// Programs that speak the plugin protocol.
  package var externalPlugins: [ExternalPluginSettings] = []
  /// Accounts and sub-accounts in the order of the file, each parent before its own.
  package var accounts: [AccountSettings] = []
  /// Connections with errors inside (J5): they stand in their accounts, but what they say cannot be relied on.
  package var brokenConnections: [ConnectionReference] = []
  /// Every place where a secret is referred to, in the order in which they are read.
  package var secrets: [SecretUse] = []
  /// Settings that are read and checked, and not served by this version.
  package var notServed: [NotServed] = []

  /// Settings of an empty file.
  package init() {}

  /// All connections, in the order of the file.
  package var connections: [ConnectionSettings] { accounts.flatMap(\.connections) }

  /// Which connections stand beside which.
  package var neighbours: Neighbours { Neighbours(connections) }
}
