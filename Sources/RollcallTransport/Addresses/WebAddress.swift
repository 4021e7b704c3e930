import CLibCurl

/// An absolute http or https address, read by the same parser that will connect to it.
struct WebAddress: Hashable, Sendable {
  /// The address as it is sent.
  let text: String
  /// What its credentials belong to.
  let origin: Origin

  /// Reads an absolute address; nil when it is none, or carries a user or password.
  init?(_ text: String) {
    guard let parts = Parts() else { return nil }
    self.init(text, parts)
  }

  /// Reads what a `Location` field says, relative to this address; nil when that makes no address.
  func resolving(_ location: String) -> WebAddress? {
    guard let parts = Parts(), parts.take(text) else { return nil }
    return WebAddress(location, parts)
  }

  private init?(_ text: String, _ parts: Parts) {
    guard parts.take(text), let whole = parts.part(CURLUPART_URL),
      let scheme = parts.part(CURLUPART_SCHEME)?.lowercased(), scheme == "http" || scheme == "https",
      let host = parts.part(CURLUPART_HOST)?.lowercased(), !host.isEmpty,
      let port = parts.part(CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
    else { return nil }
    self.text = whole
    origin = Origin(scheme: scheme, host: host, port: port)
  }
}

/// libcurl's view of an address, taken apart.
private final class Parts {
  private let handle: OpaquePointer

  init?() {
    guard let handle = curl_url() else { return nil }
    self.handle = handle
  }

  deinit {
    curl_url_cleanup(handle)
  }

  /// Reads an address; a relative one is joined to what was taken before.
  func take(_ text: String) -> Bool {
    curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK
  }

  func part(_ part: CURLUPart, flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
