import CLibCurl

/// The library as a whole.
enum LibCurl {
  /// Whether it can be used; it wants to be told once per process.
  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
