import Foundation
import Synchronization

/// The threads on which runs work. Planning a large fleet and waiting for the register take a thread for seconds; on threads of their
/// own they hold up neither timers nor the web.
///
/// The threads live as long as the process.
final class RunThreads: TaskExecutor {
  private let state = Mutex<[UnownedJob]>([])
  private let waiting = DispatchSemaphore(value: 0)

  init(_ count: Int) {
    for number in 1...count {
      let thread = Thread { [self] in work() }
      thread.name = "rollcall-run-\(number)"
      thread.stackSize = 1 << 20
      thread.start()
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.append(job) }
    waiting.signal()
  }

  private func work() {
    let executor = asUnownedTaskExecutor()
    while true {
      waiting.wait()
      let job = state.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      job?.runSynchronously(on: executor)
    }
  }
}
