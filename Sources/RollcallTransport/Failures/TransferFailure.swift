import CLibCurl

/// Why a transfer did not come to its clean end.
enum TransferFailure: Error, Hashable, Sendable {
  /// The network, TLS or the peer: libcurl's code, and its words.
  case network(code: UInt32, words: String)
  /// No head within the limit.
  case silent(Duration)
  /// No byte of a body for as long as the limit.
  case idle(Duration)
  /// A head longer than the limit, in bytes.
  case headTooLong(Int)
  /// A body longer than the limit, in bytes.
  case bodyTooLong(Int)
  /// Ended from our side.
  case cancelled

  /// The connection closed before anything came.
  static let nothingCame = TransferFailure(CURLE_GOT_NOTHING)

  /// What libcurl reported.
  init(_ code: CURLcode) {
    self = .network(code: code.rawValue, words: String(cString: curl_easy_strerror(code)))
  }
}
