import Foundation
import Hummingbird
import NIOCore

/// What a handler may do to the connection itself, beside writing to it.
struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// Sends what was written, then ends the connection as an orderly peer does.
  func endSending() { channel.close(mode: .output, promise: nil) }

  /// Ends the connection with RST, which also throws away what is on its way.
  func reset() async throws {
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await channel.close().get()
  }

  func close() async throws { try await channel.close().get() }
}
