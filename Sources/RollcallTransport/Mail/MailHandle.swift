import CLibCurl
import RollcallKit

/// One libcurl handle that sends one mail. Lives and dies on the thread that sends it.
final class MailHandle {
  private let pointer: UnsafeMutableRawPointer
  private let conversation: MailConversation
  private var fields: UnsafeMutablePointer<curl_slist>?
  private var recipients: UnsafeMutablePointer<curl_slist>?
  private var mime: OpaquePointer?

  /// How sending ended, in libcurl's word; ``noMemory`` when it did not begin.
  struct Ending: Equatable {
    var code: CURLcode

    static let noMemory = Ending(code: CURLE_OUT_OF_MEMORY)
  }

  /// A handle that reports to a conversation; nil when memory is short.
  init?(
    _ mail: Mail, _ server: MailServer, _ conversation: MailConversation, connect: Duration, limit: Duration
  ) {
    guard LibCurl.isReady, let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    self.conversation = conversation
    guard take(mail.headers, into: \.fields),
      take(mail.to.map { "<\($0.address)>" }, into: \.recipients), compose(mail), set(server),
      set(mail, connect: connect, limit: limit), listen()
    else { return nil }
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_mime_free(mime)
    curl_slist_free_all(fields)
    curl_slist_free_all(recipients)
  }

  /// Sends the mail.
  func perform() -> Ending {
    Ending(code: curl_easy_perform(pointer))
  }

  private func take(
    _ lines: [String], into list: ReferenceWritableKeyPath<MailHandle, UnsafeMutablePointer<curl_slist>?>
  ) -> Bool {
    for line in lines {
      guard let longer = curl_slist_append(self[keyPath: list], line) else { return false }
      self[keyPath: list] = longer
    }
    return true
  }

  /// The same text twice, the better form last.
  private func compose(_ mail: Mail) -> Bool {
    guard let mime = curl_mime_init(pointer) else { return false }
    self.mime = mime
    guard let forms = curl_mime_init(pointer) else { return false }
    let isComposed =
      add(mail.text, "text/plain; charset=utf-8", to: forms)
      && add(mail.html, "text/html; charset=utf-8", to: forms)
    guard isComposed, let part = curl_mime_addpart(mime), curl_mime_subparts(part, forms) == CURLE_OK else {
      curl_mime_free(forms)
      return false
    }
    return curl_mime_type(part, "multipart/alternative") == CURLE_OK
  }

  private func add(_ text: String, _ type: String, to forms: OpaquePointer) -> Bool {
    guard let part = curl_mime_addpart(forms) else { return false }
    // A lone line feed would be taken for a letter.
    let text = text.replacing("\n", with: "\r\n")
    return [
      curl_mime_data(part, text, text.utf8.count),
      curl_mime_type(part, type),
      curl_mime_encoder(part, "quoted-printable"),
    ].allSatisfy { $0 == CURLE_OK }
  }

  private func set(_ server: MailServer) -> Bool {
    let encryption = server.encryption == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
    var all = [
      curl_set_text(pointer, CURLOPT_URL, server.address),
      curl_keep_sockets(pointer),
      curl_set_text(pointer, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
      curl_set_number(pointer, CURLOPT_USE_SSL, Int(encryption.rawValue)),
      curl_set_number(pointer, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2),
      curl_set_number(pointer, CURLOPT_SSL_VERIFYPEER, 1),
      curl_set_number(pointer, CURLOPT_SSL_VERIFYHOST, 2),
      curl_set_number(pointer, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
    ]
    if let authorities = server.authorities {
      all.append(curl_set_text(pointer, CURLOPT_CAINFO, authorities))
    }
    if let login = server.login {
      all.append(curl_set_text(pointer, CURLOPT_USERNAME, login.user))
      all.append(curl_set_text(pointer, CURLOPT_PASSWORD, login.password.reveal()))
    }
    // A proxy of the environment could not reach this machine's own services.
    if server.isLoopback { all.append(curl_set_text(pointer, CURLOPT_PROXY, "")) }
    return all.allSatisfy { $0 == CURLE_OK }
  }

  private func set(_ mail: Mail, connect: Duration, limit: Duration) -> Bool {
    [
      curl_set_text(pointer, CURLOPT_MAIL_FROM, "<\(mail.from.address)>"),
      curl_set_list(pointer, CURLOPT_MAIL_RCPT, recipients),
      // One address that is wrong shall not keep the mail from the others.
      curl_allow_refused_recipients(pointer),
      curl_set_list(pointer, CURLOPT_HTTPHEADER, fields),
      curl_set_mime(pointer, mime),
      curl_set_number(pointer, CURLOPT_NOSIGNAL, 1),
      curl_set_number(pointer, CURLOPT_CONNECTTIMEOUT_MS, Int(connect.wholeMilliseconds)),
      curl_set_number(pointer, CURLOPT_TIMEOUT_MS, Int(limit.wholeMilliseconds)),
      curl_set_number(pointer, CURLOPT_SERVER_RESPONSE_TIMEOUT, Int(limit.components.seconds)),
      // Else the goodbyes come when the handle goes, where nothing limits them.
      curl_set_number(pointer, CURLOPT_FORBID_REUSE, 1),
    ].allSatisfy { $0 == CURLE_OK }
  }

  private func listen() -> Bool {
    let context = Unmanaged.passUnretained(conversation).toOpaque()
    return [
      curl_set_number(pointer, CURLOPT_VERBOSE, 1),
      curl_set_context(pointer, CURLOPT_DEBUGDATA, context),
      curl_set_listener(pointer, hear),
      curl_set_number(pointer, CURLOPT_NOPROGRESS, 0),
      curl_set_context(pointer, CURLOPT_XFERINFODATA, context),
      curl_set_progress(pointer, goOn),
    ].allSatisfy { $0 == CURLE_OK }
  }
}

/// Called with each line of the conversation, and with much else.
private let hear: curl_debug_callback = { _, type, bytes, count, context in
  guard let bytes, let context, type == CURLINFO_HEADER_IN || type == CURLINFO_HEADER_OUT else { return 0 }
  let conversation = Unmanaged<MailConversation>.fromOpaque(context).takeUnretainedValue()
  let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  if type == CURLINFO_HEADER_IN { conversation.hear(received: line) } else { conversation.hear(sent: line) }
  return 0
}

/// Called about once a second, whatever happens; anything but 0 ends the conversation.
private let goOn: curl_xferinfo_callback = { context, _, _, _, _ in
  guard let context else { return 0 }
  return Unmanaged<MailConversation>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
}
