import Foundation

/// A peer that closes while TLS still writes would otherwise end the whole process.
enum BrokenPipes {
  /// Afterwards the present thread hears of no broken pipe.
  static func ignore() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
