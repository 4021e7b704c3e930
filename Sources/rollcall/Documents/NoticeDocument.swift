import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

extension JSON {
  /// What a webhook is told.
  static func notice(_ message: WebhookRoute.Message) -> JSON {
    switch message {
    case .notice(let notice): document(notice.kind.rawValue, notice.key, notice.at, notice.alert.json)
    case .test(let key, let at): document("test", key, at, .null)
    }
  }

  private static func document(_ kind: String, _ key: String, _ at: Instant, _ alert: JSON) -> JSON {
    .document(
      ("notice", .string(kind)), ("id", .string(key)), ("at", .string(at.text)), ("alert", alert))
  }
}

extension ChannelTest {
  /// As scripts read it.
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("channel", .string(channel.rawValue)), ("accounts", .array(accounts.map { .string($0.text) })),
      ("to", .array(to.map { .string($0) })), ("ok", .bool(failure == nil)),
    ]
    if let failure {
      members += [
        ("kind", .string(failure.kind.rawValue)), ("message", .string(failure.message)),
        ("hint", .optional(failure.hint)),
      ]
    }
    return .object(members)
  }

  /// As a person reads it.
  var lines: [String] {
    let accounts = accounts.map(\.text).joined(separator: ", ")
    let place = to.isEmpty ? "" : " to \(to.joined(separator: ", "))"
    let head = "\(channel.rawValue)\(place) (\(accounts)): \(failure == nil ? "sent" : "failed")"
    guard let failure else { return [head] }
    return [head, "  \(failure.kind.rawValue): \(failure.message)"]
      + (failure.hint.map { ["  → \($0)"] } ?? [])
  }
}
