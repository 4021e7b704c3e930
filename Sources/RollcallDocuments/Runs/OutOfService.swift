package import RollcallCore

/// A disabled or paused connection was named; ends with 4.
package struct OutOfService: Hashable, Sendable {
  /// The connection.
  package let reference: ConnectionReference
  /// Why it takes no part.
  package let reason: RunEntry.Skip
  /// Why it is paused; nil when it is not.
  package let pause: String?

  /// A refusal with its parts.
  package init(reference: ConnectionReference, reason: RunEntry.Skip, pause: String?) {
    self.reference = reference
    self.reason = reason
    self.pause = pause
  }

  /// What stands in the way, in words.
  package var message: String { "\(reference) is \(reason.rawValue)\(pause.map { " (\($0))" } ?? "")." }

  /// What to do about it.
  package var hint: String {
    switch reason {
    case .disabled: "Write `enabled: true`, or leave it out."
    case .paused: "`rollcall connections resume \(reference)` lets it go on."
    }
  }
}
