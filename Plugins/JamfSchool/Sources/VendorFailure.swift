import RollcallJSON
import RollcallKit

/// A failure that Jamf School states in a body, whatever the HTTP status says.
///
///     {"code":400,"message":"…"}    {"error":{"code":405,"message":"…"}}    {"message":"DeviceNotFound"}
struct VendorFailure: Hashable, Sendable {
  /// The vendor's code; nil where it gives a message only.
  var code: Int?
  /// The vendor's words; empty where it gives a code only.
  var message: String

  /// Reads an object, or what stands beside the list in it; nil when it states no failure.
  init?(in envelope: [UInt8]) {
    let reader = RecordReader(["code", "message", "error", "error.code", "error.message"])
    guard reader.read(envelope) == .read else { return nil }
    let (code, message) = (reader.value(0).integer, reader.value(1).text ?? "")
    switch reader.value(2).kind {
    case .object:
      self.code = reader.value(3).integer ?? code
      self.message = reader.value(4).text ?? message
    case .string where !reader.value(2).isEmpty:
      self.code = code
      self.message = reader.value(2).text ?? message
    case .missing, .null, .bool, .number, .string, .emptyObject, .array, .emptyArray:
      guard (code ?? 0) >= 400 || Self.messages.contains(message) else { return nil }
      self.code = code
      self.message = message
    }
  }

  /// Messages of failures that came without a code.
  private static let messages: Set<String> = [
    "DeviceNotActive", "DeviceNotFound", "DeviceNotMigratable", "DeviceGroupNotFound", "EmailAddressInUse",
    "GroupNotFound", "LocationNotFound", "LocationSame", "MigrationFailed", "MissingParameter",
    "TooManyDevices",
    "UDIDArrayEmpty", "UnlockFailed", "UserNotFound", "UsernameInUse",
  ]

  /// What it means for the connection. The status of a stated failure is the vendor's code.
  func error(answering path: String) -> IntegrationError {
    let words = [code.map { "\($0)" }, message.isEmpty ? nil : message].compactMap { $0 }
    let said = words.isEmpty ? "a failure" : words.joined(separator: " ")
    return IntegrationError(
      kind, "Jamf School answered GET \(path) with \(said), under a status of success.",
      hint: "Nothing was changed. If it persists, show the vendor this message.", httpStatus: code
    ).explained
  }

  private var kind: IntegrationError.Kind {
    switch code {
    case 401: .authentication
    case 403, 405: .permission
    case 429: .rateLimited
    case 408: .transient
    case .some(500...599): .transient
    default: .malformed
    }
  }
}
