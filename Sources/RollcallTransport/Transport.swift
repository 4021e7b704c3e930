package import Logging
package import RollcallKit

/// The host's HTTP client, from which every connection gets its own.
///
///     Transport ─┬─ one thread, one set of pooled connections (libcurl)
///                ├─ HTTPClient of riverside:jamf-school         base address, credentials,
///                └─ HTTPClient of riverside/north:jamf-school   guard of rule A1, redaction
///
/// What holds for each client: only reading requests leave (A1); TLS is verified; http is for this machine
/// only; credentials stay with the origin they belong to; bodies are streamed to their reader's pace; what is
/// worth trying again is tried again before a body began, and never after.
package struct Transport: Sendable {
  private let loop: CurlLoop
  private let configuration: TransportConfiguration
  private let clock: TransportClock
  private let log: Logger

  /// Starts the transport; its thread ends when the transport, its clients and their bodies are gone.
  ///
  /// - Throws: `transient` when the machine is short of memory or file handles.
  package init(
    configuration: TransportConfiguration, log: Logger, clock: TransportClock = .system
  ) throws(IntegrationError) {
    loop = try CurlLoop()
    self.configuration = configuration
    self.clock = clock
    self.log = log
  }

  /// The client of one connection.
  ///
  /// - Parameters:
  ///   - endpoint: Where requests go, and with which credentials.
  ///   - reading: What may be sent.
  ///   - onBytes: Called with the size of each piece of a body that its reader takes; shows progress.
  /// - Throws: `configuration` when the base address is none, or would send credentials in the clear.
  package func client(
    endpoint: ConnectionEndpoint, reading: ReadingGuard, onBytes: (@Sendable (Int) -> Void)? = nil
  ) throws(IntegrationError) -> HTTPClient {
    try client(endpoint, try Credentials(endpoint), reading, log, onBytes)
  }

  private func client(
    _ endpoint: ConnectionEndpoint, _ credentials: Credentials, _ reading: ReadingGuard, _ log: Logger,
    _ onBytes: (@Sendable (Int) -> Void)?
  ) throws(IntegrationError) -> HTTPClient {
    var conversation = Conversation(
      loop: loop, base: try BaseAddress(endpoint.base), credentials: credentials,
      meaning: endpoint.meaning, reading: reading,
      configuration: configuration, clock: clock,
      log: RedactedLog.logger(log, redactor: credentials.redactor), onBytes: onBytes)
    for case .token(let request) in endpoint.authentications {
      conversation.tokens.append(try keeper(request, log))
    }
    return HTTPClient { [conversation] request async throws(IntegrationError) in
      try await conversation.open(request)
    }
  }

  /// Who keeps the token of a connection.
  private func keeper(_ request: TokenRequest, _ log: Logger) throws(IntegrationError) -> TokenKeeper {
    let credentials = Credentials(hiding: request.secrets)
    let conversation = Conversation(
      loop: loop, base: try BaseAddress(String(request.address.prefix { $0 != "?" })),
      credentials: credentials,
      meaning: { failure, _, _ in TokenKeeper.meaning(of: failure) },
      reading: ReadingGuard(readingPosts: [TokenKeeper.path]), configuration: configuration, clock: clock,
      log: RedactedLog.logger(log, redactor: credentials.redactor))
    return TokenKeeper(request, conversation, clock: clock)
  }

  /// What the host lends to one connection: a client, and a log that cannot show its secrets.
  ///
  /// - Throws: as ``client(endpoint:reading:onBytes:)``.
  package func services(
    endpoint: ConnectionEndpoint, manifest: Manifest, log: Logger, onBytes: (@Sendable (Int) -> Void)? = nil
  ) throws(IntegrationError) -> HostServices {
    let credentials = try Credentials(endpoint)
    return HostServices(
      http: try client(endpoint, credentials, ReadingGuard(manifest), log, onBytes),
      log: RedactedLog.logger(log, redactor: credentials.redactor))
  }

  /// The webhook at an address.
  ///
  /// - Throws: `configuration` when the address is none, or what is sent could be read on the way.
  package func webhook(url: String) throws(IntegrationError) -> Webhook {
    try Webhook(loop: loop, url: url, configuration: configuration)
  }
}
