/// What a line of the log can say besides its event: a closed list, in the order in which the fields are written.
package enum EventField: String, CaseIterable, Sendable {
  case connection, run, outcome, kind, rule, alert, channel
  case generation, devices, changes, findings, seconds
  case tenant, setting, file, address, holder, version
  case request, method, path, status, bytes, ms
  case attempt = "try"
  case waitMilliseconds = "wait_ms"
  case end, hint, message

  /// Whether its values are numbers, which JSON shows without quotes.
  var isNumber: Bool {
    switch self {
    case .run, .alert, .generation, .devices, .changes, .findings, .seconds, .bytes, .ms, .attempt,
      .waitMilliseconds:
      true
    case .connection, .outcome, .kind, .rule, .channel, .tenant, .setting, .file, .address, .holder, .version,
      .request, .method, .path, .status, .end, .hint, .message:
      false
    }
  }

  /// What it says.
  package var meaning: String {
    switch self {
    case .connection: "the connection, as `riverside:jamf-school`"
    case .run: "the number of the run"
    case .outcome: "what became of the run, as in `runs list`"
    case .kind: "the kind of an error or an alert, as in JSON documents"
    case .rule: "the number of the rule that decided"
    case .alert: "the number of the alert"
    case .channel: "`mail` or `webhook`"
    case .generation: "the number of the settings"
    case .devices: "how many devices were fetched"
    case .changes: "how many changes were applied"
    case .findings: "how many findings hold after the run"
    case .seconds: "how long it took"
    case .tenant: "the tenant's own id"
    case .setting: "the setting, as `web.token`"
    case .file: "the path of a file"
    case .address: "where the web interface listens"
    case .holder: "the process that has the connection's turn"
    case .version: "the version of the program"
    case .request: "the method and the path of a request"
    case .method: "the method of a request"
    case .path: "the path of a request, with its query"
    case .status: "the status of the answer; `none` when there was none"
    case .bytes: "the length of the body"
    case .ms: "how many milliseconds it took"
    case .attempt: "which try it was, from 1"
    case .waitMilliseconds: "how many milliseconds are waited before the next try"
    case .end: "`clean` or `broken`"
    case .hint: "what to do"
    case .message: "a sentence for people"
    }
  }
}
