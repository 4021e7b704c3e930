import RollcallCore
import RollcallStore
package import RollcallSync

extension JSON {
  /// What a webhook is told of an alert, or by somebody who tries it out.
  package static func notice(_ message: WebhookRoute.Message) -> JSON {
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
