import Foundation
import RollcallConfig
import RollcallCore
import RollcallStore

/// What is wrong between a configuration file and what is around it: key files that others may read, a register that does not
/// allow a change, or that is none.
struct Surroundings {
  private let settings: Settings?
  private let folder: URL

  /// The surroundings of a file at a path.
  init(_ config: LoadedConfig, path: String) {
    settings = config.settings
    folder = URL(fileURLWithPath: path).deletingLastPathComponent()
  }

  /// Everything that is wrong.
  var issues: [ConfigIssue] {
    guard let settings else { return [] }
    let resolver = SecretResolver(folder: folder)
    return settings.secrets.compactMap { unsafe($0, resolver) } + registerIssues(settings)
  }

  private func unsafe(_ use: SecretUse, _ resolver: SecretResolver) -> ConfigIssue? {
    resolver.warning(about: use.reference).map {
      ConfigIssue(
        code: .secretUse, severity: .warning, mark: use.mark, path: use.path, message: $0,
        connection: use.connection)
    }
  }

  private func registerIssues(_ settings: Settings) -> [ConfigIssue] {
    let path = URL(fileURLWithPath: settings.registerPath, relativeTo: folder).path
    do throws(StoreError) {
      guard let register = try Register.openForReading(at: path) else { return [] }
      var issues: [ConfigIssue] = []
      for connection in settings.connections {
        if let inForce = try register.mappingInForce(of: connection.reference),
          inForce != connection.options.assetID
        {
          issues.append(locked(connection, inForce))
        }
      }
      return issues
    } catch {
      return [
        ConfigIssue(
          code: .reference, mark: Mark(line: 1, column: 1), path: "register.path", message: error.message,
          hint: error.hint)
      ]
    }
  }

  /// C6: the mapping is locked while assets have links.
  private func locked(_ connection: ConnectionSettings, _ inForce: AssetIDSource) -> ConfigIssue {
    ConfigIssue(
      code: .registerLocked, mark: connection.mark, path: "\(connection.reference.settingPath).asset_id",
      message:
        "Asset IDs are mapped from \(inForce.rawValue) while assets are linked to \(connection.reference)",
      hint: """
        disable the connection, delete what is linked to it (`assets delete --linked-by \(connection.reference)`), enable \
        it again; or run `connections rekey \(connection.reference)`
        """, connection: connection.reference)
  }
}

extension ConnectionReference {
  /// Where the connection stands in the file.
  fileprivate var settingPath: String {
    let account = account.text.replacing("/", with: ".sub_accounts.")
    return "accounts.\(account).integrations.\(integration)"
  }
}
