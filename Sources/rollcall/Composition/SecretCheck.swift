import Foundation
import RollcallConfig
import RollcallDocuments
import RollcallKit
import RollcallStore

/// Whether one secret is there; the secret itself is never shown.
struct SecretCheck {
  var setting: String
  var reference: SecretReference
  var characters: Int?
  var failure: IntegrationError?
  var warning: String?

  /// Looks a secret up where the file says it is.
  init(_ use: SecretUse, _ resolver: SecretResolver, _ register: Register?) throws(StoreError) {
    setting = use.path
    reference = use.reference
    warning = resolver.warning(about: use.reference)
    if use.reference == .stored {
      characters = try Self.stored(use, register)?.count
      if characters == nil { failure = Self.nothingStored(use) }
      return
    }
    do throws(IntegrationError) {
      characters = try resolver.resolve(use.reference).count
    } catch {
      failure = error
    }
  }

  private static func stored(_ use: SecretUse, _ register: Register?) throws(StoreError) -> String? {
    guard let connection = use.connection, let setting = use.path.split(separator: ".").last else {
      return nil
    }
    return try register?.storedSecret(String(setting), of: connection)
  }

  private static func nothingStored(_ use: SecretUse) -> IntegrationError {
    IntegrationError(
      .configuration, "No secret is stored, or the key is not here that sealed it.",
      hint: use.connection.map { "`rollcall connections update \($0)` asks for it." })
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
