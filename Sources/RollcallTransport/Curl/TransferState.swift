/// What a transfer has received and who waits for it; every access is under the transfer's lock.
struct TransferState {
  typealias HeadReply = Result<ResponseHead, TransferFailure>
  typealias BodyReply = Result<[UInt8]?, TransferFailure>

  private var reader = HeadReader()
  private var buffer: [UInt8] = []
  /// Bytes of the body that arrived, after decompression.
  private(set) var received = 0
  private var flow = Flow.running
  private var refusal: TransferFailure?
  private var ending: TransferEnding?
  private var sawBytes = false
  private var headWaiter: CheckedContinuation<HeadReply, Never>?
  private var bodyWaiter: CheckedContinuation<BodyReply, Never>?

  private enum Flow { case running, paused }

  /// Whether nothing more will arrive.
  var isOver: Bool { ending != nil }

  // What arrives.

  mutating func receive(headerLine: String, limit: Int) -> Reception {
    sawBytes = true
    switch reader.read(headerLine, limit: limit) {
    case .more, .complete: return .taken
    case .tooLong:
      refusal = .headTooLong(limit)
      return .refused
    }
  }

  mutating func receive(_ bytes: UnsafeRawBufferPointer, bodyLimit: Int, bufferLimit: Int) -> Reception {
    sawBytes = true
    guard received + bytes.count <= bodyLimit else {
      refusal = .bodyTooLong(bodyLimit)
      return .refused
    }
    guard buffer.isEmpty || buffer.count + bytes.count <= bufferLimit else {
      flow = .paused
      return .pause
    }
    if buffer.isEmpty { buffer.reserveCapacity(bufferLimit) }
    buffer.append(contentsOf: bytes)
    received += bytes.count
    return .taken
  }

  /// Ends the transfer. A reason of ours counts more than what libcurl made of it, and an answer without a
  /// head is none.
  mutating func finish(_ ending: TransferEnding) -> TransferSummary {
    var ending = ending
    if let refusal { ending = .failed(refusal) }
    if ending == .clean, reader.head == nil { ending = .failed(.nothingCame) }
    self.ending = ending
    return TransferSummary(status: reader.head?.status, bytes: received, ending: ending)
  }

  /// Which limit of time counts now, and whether bytes arrived since the last look.
  mutating func look() -> TransferWatch {
    defer { sawBytes = false }
    if reader.head == nil { return .head }
    switch flow {
    case .running: return sawBytes ? .bodyMoved : .body
    case .paused: return .readerIsBusy
    }
  }

  // Who waits.

  /// The head, if it is there or never will be; else remembers who waits for it.
  mutating func head(for waiter: CheckedContinuation<HeadReply, Never>) -> HeadReply? {
    let reply = headReply
    if reply == nil { headWaiter = waiter }
    return reply
  }

  /// The next piece, if it is there or never will be; else remembers who waits for it. There is one reader at
  /// a time.
  mutating func piece(for waiter: CheckedContinuation<BodyReply, Never>) -> BodyReply? {
    if bodyWaiter != nil { return .failure(.cancelled) }
    let reply = takeBody()
    if reply == nil { bodyWaiter = waiter }
    return reply
  }

  /// Whether the tenant was kept waiting and there is room again.
  mutating func makesRoom() -> Bool {
    guard flow == .paused, buffer.isEmpty else { return false }
    flow = .running
    return true
  }

  /// What a waiter can be given now.
  mutating func deliveries() -> [@Sendable () -> Void] {
    var deliveries: [@Sendable () -> Void] = []
    if let waiter = headWaiter, let reply = headReply {
      headWaiter = nil
      deliveries.append { waiter.resume(returning: reply) }
    }
    if let waiter = bodyWaiter, let reply = takeBody() {
      bodyWaiter = nil
      deliveries.append { waiter.resume(returning: reply) }
    }
    return deliveries
  }

  private var headReply: HeadReply? {
    if let head = reader.head { return .success(head) }
    switch ending {
    case .none, .clean: return nil
    case .failed(let failure): return .failure(failure)
    }
  }

  private mutating func takeBody() -> BodyReply? {
    if !buffer.isEmpty {
      let piece = buffer
      buffer = []
      return .success(piece)
    }
    switch ending {
    case .none: return nil
    case .clean: return .success(nil)
    case .failed(let failure): return .failure(failure)
    }
  }
}

/// How a transfer ended.
enum TransferEnding: Hashable, Sendable {
  case clean
  case failed(TransferFailure)
}

/// What became of bytes that arrived.
enum Reception: Hashable, Sendable {
  case taken, pause, refused
}

/// Which limit of time a transfer is under.
enum TransferWatch: Hashable, Sendable {
  /// The head is awaited.
  case head
  /// The body is awaited.
  case body
  /// Something of the body arrived since the last look.
  case bodyMoved
  /// The reader lets the tenant wait: no limit.
  case readerIsBusy
}

/// A transfer that is over, for the log.
struct TransferSummary: Hashable, Sendable {
  /// The status; nil when no head arrived.
  var status: Int?
  /// Bytes of the body, after decompression.
  var bytes: Int
  var ending: TransferEnding
}
