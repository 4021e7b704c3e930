import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import RollcallKit
import ServiceLifecycle

/// Health, readiness, metrics and the API over HTTP, until it is told to end.
///
///     a request ─► Gate ─► Route ─► Desk ─► Answer
///                  who may     what    what there is to say
package struct WebServer: Service {
  private let address: ListenAddress
  private let context: WebContext
  private let log: Logger
  private let listening: @Sendable (_ port: Int) async -> Void

  /// As many clients as are served at a time; others wait.
  private static let connections = 256
  /// How long a client may be silent.
  private static let idleTimeout = TimeAmount.seconds(60)

  /// A server that calls `listening` as soon as it takes requests.
  package init(
    _ address: ListenAddress, context: WebContext, log: Logger,
    listening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) {
    self.address = address
    self.context = context
    self.log = log
    self.listening = listening
  }

  /// Serves until the task is cancelled or graceful shutdown begins.
  ///
  /// - Throws: ``ListenFault`` when the address cannot be listened on; the log says so, too.
  package func run() async throws {
    if !address.isLoopback, await context.token() == nil { warnOfMissingToken() }
    let gate = Gate(context: context, log: log)
    var quiet = log
    quiet.logLevel = .critical
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in
        await gate.answer(to: request).response(to: request)
      },
      server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: Self.idleTimeout)),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? address.port
        log.event(.webListening, [.address: "\(address.on(port))"])
        await listening(port)
      }, logger: quiet)
    do {
      try await application.run()
    } catch let error as CancellationError {
      throw error
    } catch {
      let fault = ListenFault(address, error)
      log.event(
        .webNotListening, [.address: "\(address)", .hint: "\(fault.hint)", .message: "\(fault.message)"])
      throw fault
    }
  }

  private func warnOfMissingToken() {
    log.event(
      .webWithoutToken,
      [
        .address: "\(address)", .hint: "Set `web.token`, or listen on 127.0.0.1.",
        .message:
          "Others than this machine reach health, readiness and metrics; the API is closed without a token.",
      ])
  }
}
