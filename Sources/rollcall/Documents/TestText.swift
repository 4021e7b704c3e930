import RollcallDocuments
import RollcallKit

extension TestResult {
  /// As a person reads it.
  var lines: [String] {
    guard let report else { return ["\(connection): skipped, it is disabled"] }
    let tenant = report.tenant.map { " (tenant \($0.id), \($0.name))" } ?? ""
    return ["\(connection): \(report.failure == nil ? "good" : "failed")\(tenant)"]
      + report.probes.flatMap(\.lines)
  }
}

extension Probe {
  fileprivate var lines: [String] {
    guard let failure else { return ["  ✓ \(name)"] }
    return ["  ✗ \(name)", "    \(failure.kind.rawValue): \(failure.message)"]
      + (failure.hint.map { ["    → \($0)"] } ?? [])
  }
}
