import CLibCurl

/// What the loop's thread does, round after round: commands, bytes, ends, deliveries, limits of time, then a
/// wait.
final class CurlRounds {
  private let inbox: CurlInbox
  private let multi: UnsafeMutableRawPointer
  private var running: [UnsafeMutableRawPointer: Running] = [:]
  private var isStopped = false

  private struct Running {
    var transfer: Transfer
    var handle: EasyHandle
    var lastMove: ContinuousClock.Instant
  }

  /// The longest wait when nothing is under way; a command ends it at once.
  private static let rest = Duration.seconds(60)

  init(_ inbox: CurlInbox) {
    self.inbox = inbox
    multi = inbox.multi.pointer
  }

  func run() {
    BrokenPipes.ignore()
    while !isStopped {
      for command in inbox.take() { obey(command) }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      takeEnded()
      for entry in running.values { entry.transfer.deliver() }
      let wait = enforceLimits()
      if !isStopped { curl_multi_poll(multi, nil, 0, Int32(clamping: wait.wholeMilliseconds + 1), nil) }
    }
    for entry in running.values { end(entry.handle.pointer, .failed(.cancelled)) }
    curl_multi_cleanup(multi)
  }

  private func obey(_ command: CurlLoop.Command) {
    switch command {
    case .start(let transfer): start(transfer)
    case .resume(let transfer):
      guard let pointer = pointer(of: transfer) else { return }
      // The tenant was kept waiting; its time starts again.
      running[pointer]?.lastMove = .now
      curl_easy_pause(pointer, CURLPAUSE_CONT)
    case .abort(let transfer, let reason):
      if let pointer = pointer(of: transfer) { end(pointer, .failed(reason)) }
    case .stop: isStopped = true
    }
  }

  private func start(_ transfer: Transfer) {
    guard let handle = EasyHandle(transfer.request, reportingTo: transfer),
      curl_multi_add_handle(multi, handle.pointer) == CURLM_OK
    else { return transfer.finish(.failed(TransferFailure(CURLE_FAILED_INIT))) }
    running[handle.pointer] = Running(transfer: transfer, handle: handle, lastMove: .now)
  }

  private func pointer(of transfer: Transfer) -> UnsafeMutableRawPointer? {
    running.first { $0.value.transfer === transfer }?.key
  }

  private func takeEnded() {
    var code = CURLE_OK
    while let pointer = curl_multi_next_ended(multi, &code) {
      end(pointer, code == CURLE_OK ? .clean : .failed(TransferFailure(code)))
    }
  }

  private func end(_ pointer: UnsafeMutableRawPointer, _ ending: TransferEnding) {
    guard let entry = running.removeValue(forKey: pointer) else { return }
    curl_multi_remove_handle(multi, pointer)
    entry.transfer.finish(ending)
  }

  /// Ends what is over its limit, and says how long the next limit is away.
  private func enforceLimits() -> Duration {
    let now = ContinuousClock.now
    var wait = Self.rest
    for (pointer, entry) in running {
      let configuration = entry.transfer.request.configuration
      let limit: Duration
      let failure: TransferFailure
      switch entry.transfer.look() {
      case .head:
        (limit, failure) = (configuration.firstByteTimeout, .silent(configuration.firstByteTimeout))
      case .body:
        (limit, failure) = (configuration.idleTimeout, .idle(configuration.idleTimeout))
      case .bodyMoved, .readerIsBusy:
        running[pointer]?.lastMove = now
        wait = min(wait, configuration.idleTimeout)
        continue
      }
      let left = limit - (now - entry.lastMove)
      if left > .zero {
        wait = min(wait, left)
      } else {
        end(pointer, .failed(failure))
      }
    }
    return wait
  }
}
