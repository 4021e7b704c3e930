/// Whether the process does what it is there for. It is healthy as long as it answers; it is ready when others may rely on it.
package enum Readiness: Hashable, Sendable {
  /// It keeps connections in step.
  case ready
  /// Not every connection was tried yet since the start.
  case firstPass
  /// The register cannot be written, for a reason.
  case registerFault(String)
  /// It was told to end.
  case shuttingDown

  /// Why it is not ready; nil when it is.
  var reason: String? {
    switch self {
    case .ready: nil
    case .firstPass: "The first pass over all connections is not done yet."
    case .registerFault(let why): "The register cannot be written: \(why)"
    case .shuttingDown: "Rollcall is shutting down."
    }
  }
}
