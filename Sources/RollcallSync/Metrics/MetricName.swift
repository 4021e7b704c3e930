/// What Rollcall measures: a closed list. The raw values are what dashboards ask for, and never change.
package enum MetricName: String, CaseIterable, Sendable {
  case buildInfo = "rollcall_build_info"
  case ready = "rollcall_ready"
  case registerReadable = "rollcall_register_readable"
  case runs = "rollcall_runs_total"
  case runFailures = "rollcall_run_failures_total"
  case runSeconds = "rollcall_run_seconds"
  case configReloads = "rollcall_config_reloads_total"
  case deliveries = "rollcall_deliveries_total"
  case alertsOpen = "rollcall_alerts_open"
  case connectionUp = "rollcall_connection_up"
  case connectionLastSuccess = "rollcall_connection_last_success_timestamp_seconds"
  case connectionDevices = "rollcall_connection_devices"
  case connectionAlertsOpen = "rollcall_connection_alerts_open"

  /// How a metric behaves; the raw values are Prometheus's words.
  package enum Kind: String, Sendable {
    /// Only grows, until the process starts anew.
    case counter
    /// Is what it is.
    case gauge
    /// A sum and a count, from which an average follows.
    case summary
  }

  /// How it behaves.
  package var kind: Kind {
    switch self {
    case .runs, .runFailures, .configReloads, .deliveries: .counter
    case .runSeconds: .summary
    case .buildInfo, .ready, .registerReadable, .alertsOpen, .connectionUp, .connectionLastSuccess,
      .connectionDevices, .connectionAlertsOpen:
      .gauge
    }
  }

  /// The labels of its series. The values of each are a closed list, but for the connections, which the settings list.
  package var labels: [String] {
    switch self {
    case .ready, .registerReadable, .runSeconds: []
    case .buildInfo: ["version"]
    case .runs, .configReloads: ["outcome"]
    case .runFailures, .alertsOpen: ["kind"]
    case .deliveries: ["channel", "outcome"]
    case .connectionUp, .connectionLastSuccess, .connectionDevices, .connectionAlertsOpen: ["connection"]
    }
  }

  /// What it tells, in a sentence.
  package var help: String {
    switch self {
    case .buildInfo: "Always 1; the label tells the version of the program."
    case .ready: "1 when /readyz answers 200, else 0."
    case .registerReadable: "1 when the register could be read for this answer, else 0."
    case .runs: "Runs that ended, by how they ended."
    case .runFailures: "Runs that failed, by the kind of error."
    case .runSeconds: "How long runs took, from their turn to the last row written."
    case .configReloads: "Times that the configuration was read anew, by what became of it."
    case .deliveries: "Notices of alerts that were handed over or not, by channel."
    case .alertsOpen: "Alerts that are open, by kind."
    case .connectionUp:
      "1 when the last run of the connection did not fail, 0 when it did; absent before the first."
    case .connectionLastSuccess: "When the last run ended that did its work; absent before the first."
    case .connectionDevices: "How many devices the last run that did its work saw."
    case .connectionAlertsOpen: "Alerts of the connection that are open."
    }
  }
}
