import RollcallCore
import RollcallKit
import RollcallStore
package import RollcallSync

extension ChannelTest {
  /// As scripts read it.
  package var json: JSON {
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
}
