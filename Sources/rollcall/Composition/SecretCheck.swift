import Foundation
import RollcallConfig
import RollcallKit

/// Whether one secret is there; the secret itself is never shown.
struct SecretCheck {
  var setting: String
  var reference: SecretReference
  var characters: Int?
  var failure: IntegrationError?
  var warning: String?

  /// The checks of all secrets of a connection.
  static func all(of connection: ConnectionSettings, in folder: URL) -> [SecretCheck] {
    let resolver = SecretResolver(folder: folder)
    return connection.settings.values.sorted { $0.key < $1.key }.compactMap { key, value in
      guard case .secret(let reference) = value else { return nil }
      var check = SecretCheck(
        setting: "\(connection.reference).\(key)", reference: reference,
        warning: resolver.warning(about: reference))
      do throws(IntegrationError) {
        check.characters = try resolver.resolve(reference).count
      } catch {
        check.failure = error
      }
      return check
    }
  }

  /// As a person reads it.
  var lines: [String] {
    let result = characters.map { "ok, \($0) characters" } ?? failure?.message ?? ""
    return ["\(setting) (\(reference.label)): \(result)"] + (warning.map { ["  warning: \($0)"] } ?? [])
  }

  /// As scripts read it.
  var json: JSON {
    .object([
      ("setting", .string(setting)), ("reference", .string(reference.label)), ("ok", .bool(failure == nil)),
      ("characters", .optional(characters.map { Int64($0) })),
      ("message", .optional(failure?.message ?? warning)),
    ])
  }
}
