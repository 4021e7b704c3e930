import RollcallCore
import RollcallKit

/// What the test of one connection found.
struct TestResult {
  var connection: ConnectionReference
  /// The probes; nil for a connection that is disabled and was not named.
  var report: CheckReport?

  /// As scripts read it.
  var json: JSON {
    var members: [(key: String, value: JSON)] = [("connection", .string(connection.description))]
    if report == nil { members.append(("skipped", .string("disabled"))) }
    let tenant = report?.tenant.map { JSON.object([("id", .string($0.id)), ("name", .string($0.name))]) }
    return .object(
      members + [
        ("ok", report.map { .bool($0.failure == nil) } ?? .null), ("tenant", tenant ?? .null),
        ("probes", .array((report?.probes ?? []).map(\.json))),
      ])
  }

  /// As a person reads it.
  var lines: [String] {
    guard let report else { return ["\(connection): skipped, it is disabled"] }
    let tenant = report.tenant.map { " (tenant \($0.id), \($0.name))" } ?? ""
    return ["\(connection): \(report.failure == nil ? "good" : "failed")\(tenant)"]
      + report.probes.flatMap(\.lines)
  }
}

extension Probe {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [("name", .string(name)), ("ok", .bool(failure == nil))]
    if let failure {
      members += [
        ("kind", .string(failure.kind.rawValue)), ("message", .string(failure.message)),
        ("hint", .optional(failure.hint)),
      ]
    }
    return .object(members)
  }

  fileprivate var lines: [String] {
    guard let failure else { return ["  ✓ \(name)"] }
    return ["  ✗ \(name)", "    \(failure.kind.rawValue): \(failure.message)"]
      + (failure.hint.map { ["    → \($0)"] } ?? [])
  }
}
