/// The limits of all conversations, as `http:` in config.yaml sets them.
package struct TransportConfiguration: Hashable, Sendable {
  /// How long a connection may take to stand, TLS included.
  package var connectTimeout = Duration.seconds(10)
  /// How long a tenant may think before the answer's head is there, counted from the start of the request.
  package var firstByteTimeout = Duration.seconds(300)
  /// How long a body may pause while its reader waits for it.
  package var idleTimeout = Duration.seconds(60)
  /// How often one request is sent at most, the first time included.
  package var tries = 5
  /// A PEM file of certificate authorities to trust in place of the system's; nil for the system's.
  package var authorities: String?
  /// The longest body that is read, in bytes after decompression.
  package var bodyLimit = 4 << 30
  /// The longest head that is read, in bytes.
  package var headLimit = 64 << 10
  /// How many bytes wait for a slow reader before the tenant has to wait too.
  package var bufferLimit = 512 << 10
  /// What requests say of the sender.
  package var userAgent: String

  /// The defaults of config.yaml, sent as `rollcall/VERSION`.
  package init(version: String = "1.0") {
    userAgent = "rollcall/\(version)"
  }
}
