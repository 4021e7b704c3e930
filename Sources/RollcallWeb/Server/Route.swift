import Foundation
import RollcallCore

/// Every address under which there is something.
enum Route: Hashable, Sendable {
  case health
  case readiness
  case metrics
  case status
  case alerts
  case acknowledge(alert: Int64)
  case runs
  case run(Int64)
  case findings
  /// The connection as it is written, which may be none.
  case sync(String)

  /// How a route may be asked.
  enum Method: String {
    case get = "GET"
    case post = "POST"
  }

  /// Where the API begins.
  static let api = "/api/v1"

  /// What stands under a path; nil when nothing does. A connection's slash may be written as it is or as `%2F`.
  init?(path: String) {
    var parts: [String] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      guard let text = part.removingPercentEncoding, !text.isEmpty else { return nil }
      parts.append(text)
    }
    switch parts {
    case ["healthz"]: self = .health
    case ["readyz"]: self = .readiness
    case ["metrics"]: self = .metrics
    case _ where parts.starts(with: ["api", "v1"]): self.init(api: parts.dropFirst(2))
    case _: return nil
    }
  }

  private init?(api parts: ArraySlice<String>) {
    switch (parts.first, Array(parts.dropFirst())) {
    case ("status", []): self = .status
    case ("alerts", []): self = .alerts
    case ("runs", []): self = .runs
    case ("findings", []): self = .findings
    case ("runs", let rest) where rest.count == 1:
      guard let number = Int64(rest[0]) else { return nil }
      self = .run(number)
    case ("alerts", let rest) where rest.count == 2 && rest[1] == "acknowledge":
      guard let number = Int64(rest[0]) else { return nil }
      self = .acknowledge(alert: number)
    case ("connections", let rest) where rest.count >= 2 && rest.last == "sync":
      self = .sync(rest.dropLast().joined(separator: "/"))
    case _: return nil
    }
  }

  /// Whether it is answered without the token.
  var isOpen: Bool {
    switch self {
    case .health, .readiness, .metrics: true
    case .status, .alerts, .acknowledge, .runs, .run, .findings, .sync: false
    }
  }

  /// How it is asked.
  var method: Method {
    switch self {
    case .health, .readiness, .metrics, .status, .alerts, .runs, .run, .findings: .get
    case .acknowledge, .sync: .post
    }
  }
}
