import CLibCurl
import Foundation
import RollcallKit
import Synchronization

/// The one thread on which all transfers of a transport run, so that connections are shared and reused.
///
/// It ends when the last transfer and the last owner are gone.
final class CurlLoop: Sendable {
  private let inbox: CurlInbox

  /// What the thread is asked to do.
  enum Command: Sendable {
    case start(Transfer)
    case resume(Transfer)
    case abort(Transfer, TransferFailure)
    case stop
  }

  /// Starts the thread.
  ///
  /// - Throws: `transient` when the machine is short of memory or file handles.
  init() throws(IntegrationError) {
    guard LibCurl.isReady, let multi = curl_multi_init() else {
      throw IntegrationError(
        .transient, "The HTTP client cannot start.",
        hint: "This machine may be short of memory or file handles.")
    }
    let inbox = CurlInbox(MultiHandle(pointer: multi))
    self.inbox = inbox
    let thread = Thread { CurlRounds(inbox).run() }
    thread.name = "rollcall-http"
    thread.start()
  }

  deinit {
    inbox.post(.stop)
  }

  func post(_ command: Command) {
    inbox.post(command)
  }
}

/// libcurl's set of transfers.
///
/// Unchecked: every use is on the loop's thread, but for the wake-up, which libcurl allows on any thread.
struct MultiHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
}

/// Commands on their way to the loop's thread.
final class CurlInbox: Sendable {
  let multi: MultiHandle
  private let commands = Mutex<[CurlLoop.Command]>([])

  init(_ multi: MultiHandle) {
    self.multi = multi
  }

  func post(_ command: CurlLoop.Command) {
    commands.withLock {
      $0.append(command)
      // Within the lock: once the thread has taken `stop`, the handle is gone.
      curl_multi_wakeup(multi.pointer)
    }
  }

  func take() -> [CurlLoop.Command] {
    commands.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
