import Foundation
import RollcallCore
import RollcallKit
import RollcallStore

/// Everything that the file says of a connection, with its secrets: what is sealed, so that a later run can do without the file (J5).
struct SettingsImage: Hashable, Codable {
  var settings: PluginSettings
  /// By the key of their setting.
  var secrets: [String: String]
  var options: SyncOptions
  var mapping: FieldMapping
  var timeZone: String?
  var interval: Int64
  var surroundings: String?

  init(_ resolved: ResolvedSettings) {
    settings = resolved.setup.settings
    secrets = resolved.secrets.mapValues { $0.reveal() }
    options = resolved.setup.options
    mapping = resolved.setup.mapping
    timeZone = resolved.setup.timeZone?.identifier
    interval = resolved.setup.interval
    surroundings = resolved.setup.surroundings
  }

  /// The image as it is sealed.
  init(sealed: Data) throws {
    self = try JSONDecoder().decode(SettingsImage.self, from: sealed)
  }

  /// The settings as they are accepted, of a tenant that answered their test just now.
  func accepted(tenant: RegisteredTenant? = nil) throws(IntegrationError) -> AcceptedSettings {
    let open = TestedSettings(settings: settings, secrets: [:], surroundings: surroundings)
    var image = self
    image.secrets = [:]
    return AcceptedSettings(
      whole: .init(sealed: try Self.bytes(self), open: try Self.bytes(image)),
      tested: .init(
        sealed: try Self.bytes(
          TestedSettings(settings: settings, secrets: secrets, surroundings: surroundings)),
        open: try Self.bytes(open)),
      tenant: tenant)
  }

  /// What a connection test is about.
  private struct TestedSettings: Encodable {
    var settings: PluginSettings
    var secrets: [String: String]
    var surroundings: String?
  }

  private static func bytes(_ value: some Encodable) throws(IntegrationError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      return try encoder.encode(value)
    } catch {
      throw IntegrationError(.configuration, "The settings cannot be kept.")
    }
  }
}
