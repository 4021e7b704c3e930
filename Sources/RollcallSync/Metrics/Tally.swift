package import Metrics
import RollcallKit
import RollcallStore

/// Counts what happens. Every series is there from the start, at zero, so that the first failure is seen as an increase.
package struct Tally: Sendable {
  /// What became of a configuration that was read anew.
  package enum Reload: String, CaseIterable, Sendable {
    /// It is in force.
    case applied
    /// It could not be read as a whole; the old one is in force.
    case refused
  }

  /// What became of an attempt to hand a notice over.
  enum Delivery: String, CaseIterable, Sendable {
    /// It was taken.
    case sent
    /// It was not, and is tried again.
    case failed
  }

  private let runs: [RunReport.Outcome: Counter]
  private let failures: [IntegrationError.Kind: Counter]
  private let seconds: Timer
  private let reloads: [Reload: Counter]
  private let deliveries: [NoticeChannel: [Delivery: Counter]]

  /// A tally that is kept wherever the factory says.
  package init(_ factory: any MetricsFactory) {
    func counter(_ name: MetricName, _ labels: (String, String)...) -> Counter {
      Counter(label: name.rawValue, dimensions: labels, factory: factory)
    }
    runs = Self.each { counter(.runs, ("outcome", $0.rawValue)) }
    failures = Self.each { counter(.runFailures, ("kind", $0.rawValue)) }
    seconds = Timer(label: MetricName.runSeconds.rawValue, dimensions: [], factory: factory)
    reloads = Self.each { counter(.configReloads, ("outcome", $0.rawValue)) }
    deliveries = Self.each { channel in
      Self.each { counter(.deliveries, ("channel", channel.rawValue), ("outcome", $0.rawValue)) }
    }
  }

  /// A run has ended.
  package func count(_ report: RunReport) {
    runs[report.outcome]?.increment()
    if let error = report.error { failures[error.kind]?.increment() }
    seconds.recordMilliseconds(report.milliseconds)
  }

  /// The configuration was read anew.
  package func count(_ reload: Reload) { reloads[reload]?.increment() }

  /// Notices were handed over, or not.
  package func count(_ report: DeliveryReport) {
    for (channel, attempts) in report.attempts {
      deliveries[channel]?[.sent]?.increment(by: attempts.sent)
      deliveries[channel]?[.failed]?.increment(by: attempts.failed)
    }
  }

  private static func each<Case: CaseIterable & Hashable, Value>(
    _ make: (Case) -> Value
  ) -> [Case: Value] {
    Dictionary(uniqueKeysWithValues: Case.allCases.map { ($0, make($0)) })
  }
}
