import CLibCurl
import RollcallKit

/// One libcurl handle with all its options set. Lives and dies on the loop's thread.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  private var fields: UnsafeMutablePointer<curl_slist>?

  /// A handle that reports to a transfer, which must outlive it; nil when memory is short.
  init?(_ request: TransferRequest, reportingTo transfer: Transfer) {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    for field in request.headers {
      guard let longer = curl_slist_append(fields, "\(field.name): \(field.value)") else { return nil }
      fields = longer
    }
    guard set(request), report(to: transfer) else { return nil }
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(fields)
  }

  private func set(_ request: TransferRequest) -> Bool {
    let configuration = request.configuration
    var all = [
      text(CURLOPT_URL, request.address.text),
      text(CURLOPT_PROTOCOLS_STR, "http,https"),
      text(CURLOPT_ACCEPT_ENCODING, "gzip"),
      text(CURLOPT_USERAGENT, configuration.userAgent),
      curl_set_list(pointer, CURLOPT_HTTPHEADER, fields),
      curl_keep_sockets(pointer),
      number(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE)),
      number(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS)),
      number(CURLOPT_FOLLOWLOCATION, 0),
      number(CURLOPT_SSL_VERIFYPEER, 1),
      number(CURLOPT_SSL_VERIFYHOST, 2),
      number(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      number(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
      number(CURLOPT_NOSIGNAL, 1),
      number(CURLOPT_TCP_KEEPALIVE, 1),
      number(CURLOPT_BUFFERSIZE, 128 << 10),
      number(CURLOPT_CONNECTTIMEOUT_MS, Int(configuration.connectTimeout.wholeMilliseconds)),
    ]
    if let authorities = configuration.authorities { all.append(text(CURLOPT_CAINFO, authorities)) }
    // A proxy of the environment could not reach this machine's own services.
    if request.address.origin.isLoopback { all.append(text(CURLOPT_PROXY, "")) }
    return all.allSatisfy { $0 == CURLE_OK } && set(request.method, body: request.body)
  }

  private func set(_ method: HTTPRequest.Method, body: [UInt8]?) -> Bool {
    switch method {
    case .get: return number(CURLOPT_HTTPGET, 1) == CURLE_OK
    case .head: return number(CURLOPT_NOBODY, 1) == CURLE_OK
    case .post:
      let body = body ?? []
      return number(CURLOPT_POST, 1) == CURLE_OK && number(CURLOPT_POSTFIELDSIZE, body.count) == CURLE_OK
        && body.withUnsafeBytes { curl_set_bytes(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
          == CURLE_OK
    // The guard of rule A1 stands before this; here is no way to send them at all.
    case .put, .patch, .delete: return false
    }
  }

  private func report(to transfer: Transfer) -> Bool {
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    return [
      curl_set_context(pointer, CURLOPT_HEADERDATA, context),
      curl_set_context(pointer, CURLOPT_WRITEDATA, context),
      curl_set_receiver(pointer, CURLOPT_HEADERFUNCTION, receiveHeader),
      curl_set_receiver(pointer, CURLOPT_WRITEFUNCTION, receiveBody),
    ].allSatisfy { $0 == CURLE_OK }
  }

  private func text(_ option: CURLoption, _ value: String) -> CURLcode {
    curl_set_text(pointer, option, value)
  }

  private func number(_ option: CURLoption, _ value: Int) -> CURLcode {
    curl_set_number(pointer, option, value)
  }
}

private let receiveHeader: curl_write_callback = { bytes, size, count, context in
  guard let bytes, let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  switch transfer.receive(headerLine: String(decoding: line, as: UTF8.self)) {
  case .taken: return size * count
  case .pause, .refused: return 0
  }
}

private let receiveBody: curl_write_callback = { bytes, size, count, context in
  guard let bytes, let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  switch transfer.receive(UnsafeRawBufferPointer(start: bytes, count: size * count)) {
  case .taken: return size * count
  case .pause: return curl_receiver_pause()
  case .refused: return 0
  }
}
