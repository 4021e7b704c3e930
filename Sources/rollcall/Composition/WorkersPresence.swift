import RollcallCore
import RollcallStore

extension Workers {
  /// A daemon that was silent for longer than this is none.
  static let silence: Int64 = 120_000

  /// Who works on the register now; nil when nobody does, as far as this machine can tell.
  func present(at now: Instant) -> String? {
    present(at: now, silence: Self.silence) { ProcessName(text: $0).isGone }
  }
}
