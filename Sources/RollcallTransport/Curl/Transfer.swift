import Synchronization

/// One exchange: the loop's thread fills it, the task that asked for it empties it.
///
///     loop's thread                     │  a task
///     receive(headerLine:) ─► head ─────┼─► head()
///     receive(bytes) ─► buffer ─────────┼─► next()      full: the tenant waits
///     finish(ending) ───────────────────┼─► nil, or why it broke
///
/// The buffer is bounded: a slow reader slows the tenant down and costs no memory. Each byte is copied once,
/// from libcurl's buffer into the piece that the reader gets.
final class Transfer: Sendable {
  let request: TransferRequest
  private let loop: CurlLoop
  private let onEnd: @Sendable (TransferSummary) -> Void
  private let state = Mutex(TransferState())

  /// A transfer that starts when ``start()`` is called. `onEnd` is called once, before a reader learns of the
  /// end.
  init(_ request: TransferRequest, on loop: CurlLoop, onEnd: @escaping @Sendable (TransferSummary) -> Void) {
    self.request = request
    self.loop = loop
    self.onEnd = onEnd
  }

  // What the asking task does.

  /// Sends the request.
  func start() {
    loop.post(.start(self))
  }

  /// Waits for the head of the answer. Cancelling the task ends the transfer.
  func head() async -> Result<ResponseHead, TransferFailure> {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let ready = state.withLock { $0.head(for: waiter) }
        if let ready { waiter.resume(returning: ready) }
      }
    } onCancel: {
      end(.cancelled)
    }
  }

  /// Waits for the next bytes; nil at the clean end. Cancelling the task ends the transfer.
  func next() async -> Result<[UInt8]?, TransferFailure> {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let (ready, hasRoom) = state.withLock { ($0.piece(for: waiter), $0.makesRoom()) }
        if hasRoom { loop.post(.resume(self)) }
        if let ready { waiter.resume(returning: ready) }
      }
    } onCancel: {
      end(.cancelled)
    }
  }

  /// Ends the transfer from our side, unless it is over.
  func end(_ reason: TransferFailure) {
    if !state.withLock({ $0.isOver }) { loop.post(.abort(self, reason)) }
  }

  /// Bytes of the body that arrived so far.
  var received: Int { state.withLock { $0.received } }

  // What the loop's thread does.

  func receive(headerLine: String) -> Reception {
    state.withLock { $0.receive(headerLine: headerLine, limit: request.configuration.headLimit) }
  }

  func receive(_ bytes: UnsafeRawBufferPointer) -> Reception {
    let configuration = request.configuration
    return state.withLock {
      $0.receive(bytes, bodyLimit: configuration.bodyLimit, bufferLimit: configuration.bufferLimit)
    }
  }

  /// Hands over what has arrived; called after each round of the loop, so that small pieces go together.
  func deliver() {
    for deliver in state.withLock({ $0.deliveries() }) { deliver() }
  }

  func look() -> TransferWatch {
    state.withLock { $0.look() }
  }

  func finish(_ ending: TransferEnding) {
    onEnd(state.withLock { $0.finish(ending) })
    deliver()
  }
}
