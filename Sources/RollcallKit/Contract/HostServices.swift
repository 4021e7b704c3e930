public import Logging

/// What the host lends to a connection.
public struct HostServices: Sendable {
  /// Sends requests: with the connection's credentials, TLS, retries, limits, and the guard of rule A1.
  public var http: HTTPClient
  /// A log whose lines are redacted and carry the connection's name.
  public var log: Logger

  /// The services of one connection.
  public init(http: HTTPClient, log: Logger) {
    self.http = http
    self.log = log
  }
}
