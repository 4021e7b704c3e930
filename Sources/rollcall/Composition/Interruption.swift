import Foundation

/// Ends the program when a person interrupts it: at once and with the status that means so, since an unfinished run leaves nothing behind
/// and nobody waits for the turn of a process that has ended.
enum Interruption {
  /// Watches for an interrupt from now on.
  static func watch() {
    signal(SIGINT) { _ in _exit(130) }
  }
}
