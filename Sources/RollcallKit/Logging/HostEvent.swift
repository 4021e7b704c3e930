package import Logging

/// Everything that the log can say. A name never changes once it was released: people search for it and set alarms on it.
package enum HostEvent: String, CaseIterable, Sendable {
  case daemonStarted = "daemon_started"
  case daemonReady = "daemon_ready"
  case daemonStopping = "daemon_stopping"
  case daemonStopped = "daemon_stopped"
  case webListening = "web_listening"
  case webRefused = "web_refused"
  case webWithoutToken = "web_without_token"
  case webNotListening = "web_not_listening"
  case configRead = "config_read"
  case configRefused = "config_refused"
  case configNeedsRestart = "config_needs_restart"
  case connectionAdded = "connection_added"
  case connectionRemoved = "connection_removed"
  case tenantTested = "tenant_tested"
  case settingsApplied = "settings_applied"
  case settingsRefused = "settings_refused"
  case settingsHeld = "settings_held"
  case leaseWaiting = "lease_waiting"
  case leaseTakenOver = "lease_taken_over"
  case runStarted = "run_started"
  case runEnded = "run_ended"
  case runFailed = "run_failed"
  case fetchRestarted = "fetch_restarted"
  case alertOpened = "alert_opened"
  case alertClosed = "alert_closed"
  case noticeDelivered = "notice_delivered"
  case noticeFailed = "notice_failed"
  case storeFull = "store_full"
  case storeFault = "store_fault"
  case runsForgotten = "runs_forgotten"
  case httpRequest = "http_request"
  case httpRetry = "http_retry"
  case httpRefused = "http_refused"
  case said

  /// How loud it is.
  package var level: Logger.Level {
    switch self {
    case .httpRequest, .httpRetry, .runStarted, .runsForgotten: .debug
    case .daemonStarted, .daemonReady, .daemonStopping, .daemonStopped, .webListening, .configRead,
      .connectionAdded,
      .connectionRemoved, .tenantTested, .settingsApplied, .leaseWaiting, .runEnded, .alertClosed,
      .noticeDelivered,
      .said:
      .info
    // Whoever called a command is told of most of these by its answer.
    case .settingsRefused, .settingsHeld, .alertOpened, .leaseTakenOver: .notice
    case .webRefused, .webWithoutToken, .fetchRestarted, .noticeFailed, .runFailed, .httpRefused,
      .configNeedsRestart:
      .warning
    case .webNotListening, .configRefused, .storeFull, .storeFault: .error
    }
  }

  /// The fields that it can carry.
  package var fields: [EventField] {
    switch self {
    case .daemonStarted: [.version, .file]
    case .daemonReady, .daemonStopping: []
    case .daemonStopped: [.seconds]
    case .webListening: [.address]
    case .webRefused: [.method, .path, .status, .message]
    case .webWithoutToken, .webNotListening: [.address, .hint, .message]
    case .configRead: [.file]
    case .configRefused: [.message]
    case .configNeedsRestart: [.setting]
    case .connectionAdded, .connectionRemoved: [.connection]
    case .tenantTested: [.connection, .tenant, .seconds]
    case .settingsApplied: [.connection, .generation]
    case .settingsRefused: [.connection, .kind, .generation, .hint, .message]
    case .settingsHeld: [.connection, .run, .rule, .generation, .hint, .message]
    case .leaseWaiting, .leaseTakenOver: [.connection, .holder]
    case .runStarted: [.connection]
    case .runEnded: [.connection, .run, .outcome, .devices, .changes, .findings, .seconds]
    case .runFailed: [.connection, .run, .outcome, .kind, .seconds, .hint, .message]
    case .fetchRestarted: [.connection, .kind, .attempt, .message]
    case .alertOpened, .alertClosed: [.connection, .kind, .alert, .message]
    case .noticeDelivered: [.connection, .kind, .alert, .channel, .attempt]
    case .noticeFailed: [.connection, .kind, .alert, .channel, .attempt, .hint, .message]
    case .storeFull, .storeFault: [.hint, .message]
    case .runsForgotten: [.changes]
    case .httpRequest: [.connection, .method, .path, .status, .bytes, .ms, .attempt, .end]
    case .httpRetry: [.connection, .request, .attempt, .waitMilliseconds]
    case .httpRefused: [.connection, .request, .message]
    case .said: [.connection, .message]
    }
  }

  /// What happened when it is written.
  package var meaning: String {
    switch self {
    case .daemonStarted: "The daemon read its configuration and begins."
    case .daemonReady: "Every connection was looked at once; the daemon is ready for work."
    case .daemonStopping: "The daemon was told to end."
    case .daemonStopped: "The daemon has ended; nothing is half done."
    case .webListening: "The web interface answers."
    case .webRefused: "A request of the web interface had no valid token, or broke off."
    case .webWithoutToken: "The web interface can be reached from elsewhere, and its API has no token."
    case .webNotListening: "The web interface cannot listen where it should."
    case .configRead: "The configuration file was read again."
    case .configRefused: "The configuration file cannot be used; what runs, runs on."
    case .configNeedsRestart: "A setting changed that only a restart puts in force."
    case .connectionAdded: "A connection is new in the configuration file, or enabled again."
    case .connectionRemoved:
      "A connection is no longer in the configuration file, or disabled; its assets stay."
    case .tenantTested: "A connection passed its test."
    case .settingsApplied: "New settings of a connection are in force."
    case .settingsRefused:
      "Settings of a connection cannot be used; the last good ones run on, where there are any."
    case .settingsHeld: "New settings of a connection lead to another tenant; a person decides."
    case .leaseWaiting: "A run waits for another one of the same connection."
    case .leaseTakenOver: "The turn of a process that is gone was taken over."
    case .runStarted: "A run has its turn."
    case .runEnded: "A run came to its end."
    case .runFailed: "A run failed; the register is as it was."
    case .fetchRestarted: "A transfer broke off and is begun again."
    case .alertOpened: "An alert was opened."
    case .alertClosed: "The cause of an alert is gone."
    case .noticeDelivered: "A mail or a call of the webhook was accepted."
    case .noticeFailed: "A mail or a call of the webhook was not accepted; it is tried again."
    case .storeFull: "The disk is full; nothing is applied until there is room."
    case .storeFault: "The register cannot be read or written."
    case .runsForgotten: "Details of old runs were removed."
    case .httpRequest: "A request to a tenant is over."
    case .httpRetry: "A request is tried again."
    case .httpRefused: "A plugin wanted to send what it may not (rule A1); nothing was sent."
    case .said: "A plugin or a library says something in its own words."
    }
  }
}
