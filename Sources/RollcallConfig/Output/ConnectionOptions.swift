/// The options of a connection that are the same for every integration, declared once for sample, schema and reference.
struct ConnectionOption {
  /// How its values are written.
  enum Values {
    case boolean
    case choice([String])
    case text(pattern: String?)
  }

  var key: String
  var values: Values
  var standard: String
  var help: String
  /// The rules that it concerns.
  var rules: String

  static let all: [ConnectionOption] = [
    ConnectionOption(
      key: "asset_id", values: .choice(["serial_number", "name", "asset_tag"]), standard: "serial_number",
      help: "What Asset IDs are taken from; locked while assets are linked.", rules: "C1, C6"),
    ConnectionOption(
      key: "asset_name", values: .choice(["serial_number", "name", "asset_tag", "none"]), standard: "none",
      help: "What Asset Names are taken from; with none they are left to people.", rules: "D1, D2"),
    ConnectionOption(
      key: "auto_checkout", values: .boolean, standard: "false",
      help: "Check assets out to the device's owner; overrides checkouts by hand.", rules: "G6, G9"),
    ConnectionOption(
      key: "merge_existing", values: .boolean, standard: "false",
      help: "Link devices to assets that have their Asset ID already.", rules: "F1, F2"),
    ConnectionOption(
      key: "follow_owner_change", values: .boolean, standard: "false",
      help: "When a device changes its owner, hand its asset over.", rules: "G6, G8, G9"),
    ConnectionOption(
      key: "checkin_on_owner_removed", values: .boolean, standard: "false",
      help: "When a device loses its owner, check its asset in.", rules: "G11"),
    ConnectionOption(
      key: "checkin_after", values: .text(pattern: "^(0|off|[0-9]+ runs?|[0-9]+(ms|s|m|h|d))$"),
      standard: "0",
      help: "How long the owner must be gone before that: 0, a number of runs, or a duration.", rules: "G13"),
    ConnectionOption(
      key: "interval", values: .text(pattern: "^[0-9]+(ms|s|m|h|d)$"), standard: "10m",
      help: "How often the daemon syncs.", rules: "J8"),
    ConnectionOption(
      key: "safety.max_checkout_changes", values: .text(pattern: "^([0-9]+%?|off)$"), standard: "20%",
      help: "How many check-ins and reassignments a run may make unasked: a count, a share, or off.",
      rules: "I1"),
    ConnectionOption(
      key: "shared_tenant", values: .boolean, standard: "false",
      help: "Allow the same tenant in two accounts; needed on both.", rules: "J3"),
    ConnectionOption(
      key: "time_zone", values: .text(pattern: nil), standard: "",
      help: "The zone of times that the vendor sends without one; without it they stay text.", rules: "D4"),
    ConnectionOption(
      key: "import_employees", values: .boolean, standard: "false",
      help: "Take employees from the tenant where the plugin can list people (not served yet).", rules: ""),
    ConnectionOption(
      key: "isolation", values: .choice(["none", "process"]), standard: "none",
      help: "Run the plugin in a process of its own (not served yet).", rules: ""),
  ]
}

/// The settings of the host, declared once for sample and reference.
struct HostOption {
  var key: String
  var standard: String
  var help: String

  static let all: [HostOption] = [
    HostOption(
      key: "register.path", standard: "rollcall.db", help: "The register's file, relative to this one."),
    HostOption(
      key: "http.connect", standard: "10s", help: "How long a connection to a tenant may take to stand."),
    HostOption(
      key: "http.first_byte", standard: "300s", help: "How long a tenant may think before it answers."),
    HostOption(key: "http.idle", standard: "60s", help: "How long an answer may pause."),
    HostOption(key: "http.tries", standard: "5", help: "How often one request is tried."),
    HostOption(key: "http.ca", standard: "null", help: "A PEM file of authorities, for servers of your own."),
    HostOption(
      key: "web", standard: "127.0.0.1:8480", help: "Where the daemon listens, or off (not served yet)."),
    HostOption(key: "mail", standard: "", help: "A server for alerts by e-mail (not served yet)."),
    HostOption(key: "alerts.webhook", standard: "", help: "An address for alerts (not served yet)."),
    HostOption(
      key: "retention.runs", standard: "90d", help: "How long run details are kept (not served yet)."),
    HostOption(key: "plugins", standard: "", help: "Connectors and external plugins (not served yet)."),
  ]
}
