import Foundation
import RollcallCore
package import RollcallKit
package import RollcallStore

/// The settings of a connection with the secrets that they refer to.
package struct ResolvedSettings: Sendable {
  /// The connection.
  package var setup: ConnectionSetup
  /// By the key of their setting.
  package var secrets: [String: Secret]

  /// Settings with secrets that somebody gave.
  package init(_ setup: ConnectionSetup, secrets: [String: Secret]) {
    self.setup = setup
    self.secrets = secrets
  }

  /// Looks up every secret that the settings refer to, but for those that are given.
  ///
  /// - Throws: `configuration` when the file has an error inside the connection, or a secret is not where it should be.
  package static func resolve(
    _ setup: ConnectionSetup, with given: [String: Secret] = [:], on host: SyncHost, _ register: Register?
  ) throws(IntegrationError) -> ResolvedSettings {
    if let fault = setup.fault { throw fault }
    var secrets = given
    for (setting, reference) in setup.settings.references where secrets[setting] == nil {
      secrets[setting] =
        reference == .stored
        ? try stored(setting, of: setup.reference, register) : try host.secrets(reference)
    }
    return ResolvedSettings(setup, secrets: secrets)
  }

  private static func stored(
    _ setting: String, of connection: ConnectionReference, _ register: Register?
  ) throws(IntegrationError) -> Secret {
    let found: String?
    do throws(StoreError) {
      found = try register?.storedSecret(setting, of: connection)
    } catch {
      throw IntegrationError(error)
    }
    guard let found else {
      throw IntegrationError(
        .configuration, "No secret is stored for \(setting) of \(connection), or its key is not here.",
        hint: "`rollcall connections update \(connection)` asks for it, tests it and keeps it.",
        field: setting)
    }
    return Secret(found)
  }

  /// Settings that were sealed, in place of what the file says.
  init(_ image: SettingsImage, as setup: ConnectionSetup) {
    var setup = setup
    setup.settings = image.settings
    setup.options = image.options
    setup.mapping = image.mapping
    setup.timeZone = image.timeZone.flatMap { TimeZone(identifier: $0) }
    setup.interval = image.interval
    setup.fault = nil
    self.init(setup, secrets: image.secrets.mapValues { Secret($0) })
  }
}
