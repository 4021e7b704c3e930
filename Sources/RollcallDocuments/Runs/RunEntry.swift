package import RollcallCore
package import RollcallSync

/// One connection in the answer of `plan` or `sync`.
package enum RunEntry: Sendable {
  /// It was run, or planned.
  case report(RunReport)
  /// It was left out, because nobody named it and it is paused or disabled.
  case skipped(ConnectionReference, Skip)
  /// It was named, and is paused or disabled.
  case refused(OutOfService)

  /// Why a connection is left out.
  package enum Skip: String, Sendable {
    case paused
    case disabled
  }
}
