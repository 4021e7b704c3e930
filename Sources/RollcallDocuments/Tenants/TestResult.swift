package import RollcallCore
package import RollcallKit

/// What the test of one connection found.
package struct TestResult: Sendable {
  /// The connection.
  package var connection: ConnectionReference
  /// The probes; nil for a connection that is disabled and was not named.
  package var report: CheckReport?

  /// What the test of a connection found.
  package init(connection: ConnectionReference, report: CheckReport? = nil) {
    self.connection = connection
    self.report = report
  }

  /// As scripts read it.
  package var json: JSON {
    var members: [(key: String, value: JSON)] = [("connection", .string(connection.description))]
    if report == nil { members.append(("skipped", .string("disabled"))) }
    let tenant = report?.tenant.map { JSON.object([("id", .string($0.id)), ("name", .string($0.name))]) }
    return .object(
      members + [
        ("ok", report.map { .bool($0.failure == nil) } ?? .null), ("tenant", tenant ?? .null),
        ("probes", .array((report?.probes ?? []).map(\.json))),
      ])
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
}
