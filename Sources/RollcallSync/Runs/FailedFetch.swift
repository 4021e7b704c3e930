import RollcallCore
import RollcallKit

/// Why no devices could be fetched.
struct FailedFetch: Error {
  var reason: IntegrationError
  /// Why other settings than the file's were used; nil when the file's were.
  var refusal: SettingsRefusal?

  func report(of connection: ConnectionReference, _ watch: Stopwatch) -> RunReport {
    RunReport(
      connection: connection, outcome: .failed, error: reason, refusal: refusal, milliseconds: watch.elapsed)
  }
}
