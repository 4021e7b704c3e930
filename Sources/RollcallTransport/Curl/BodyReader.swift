/// The reading end of a body. Dropping it before the end gives the transfer up, and with it the connection.
final class BodyReader: Sendable {
  private let transfer: Transfer

  init(_ transfer: Transfer) {
    self.transfer = transfer
  }

  deinit {
    transfer.end(.cancelled)
  }

  /// Bytes that arrived so far, read or not.
  var received: Int { transfer.received }

  /// The next bytes; nil at the clean end.
  func next() async -> Result<[UInt8]?, TransferFailure> {
    await transfer.next()
  }
}
