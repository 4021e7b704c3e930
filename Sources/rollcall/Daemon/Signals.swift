import Foundation
import UnixSignals

/// What the system and people tell a daemon: read the file again, or end. Whoever says so twice wants it at once.
struct Signals {
  private let received: UnixSignalsSequence
  /// Returns at once: whoever wants an end need not wait until the file and its secrets are read.
  private let reload: @Sendable () -> Void
  private let end: @Sendable () async -> Void

  /// How long what goes on may take to end; it is left undone after that, which loses nothing.
  private static let patience = 4.0

  /// For the time before there is anything to end or to read: whoever wants an end gets it, and nobody is killed for asking for a reload.
  static func waitForStart() {
    signal(SIGHUP, SIG_IGN)
    for number in [SIGTERM, SIGINT] { signal(number) { _ in _exit(0) } }
  }

  /// From now on no signal ends the process by itself.
  init(reload: @escaping @Sendable () -> Void, end: @escaping @Sendable () async -> Void) async {
    received = await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint)
    self.reload = reload
    self.end = end
  }

  /// Listens until the task is cancelled.
  func listen() async {
    var isEnding = false
    for await signal in received {
      switch signal {
      case .sighup: reload()
      case _ where isEnding: _exit(0)
      default:
        isEnding = true
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: Self.patience)
          _exit(0)
        }
        await end()
      }
    }
  }
}
