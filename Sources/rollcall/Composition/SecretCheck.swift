import Foundation
import RollcallConfig
import RollcallDocuments
import RollcallKit

/// Whether one secret is there; the secret itself is never shown.
struct SecretCheck {
  var setting: String
  var reference: SecretReference
  var characters: Int?
  var failure: IntegrationError?
  var warning: String?

  /// Looks a secret up where the file says it is.
  init(_ use: SecretUse, _ resolver: SecretResolver) {
    setting = use.path
    reference = use.reference
    warning = resolver.warning(about: use.reference)
    do throws(IntegrationError) {
      characters = try resolver.resolve(use.reference).count
    } catch {
      failure = error
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
