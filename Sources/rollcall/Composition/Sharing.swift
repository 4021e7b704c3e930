import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync

/// Finds one tenant in two accounts among the connections that a test reached (J3), and those that ran before.
struct Sharing {
  let workspace: Workspace
  let results: [TestResult]

  /// The results, each with a probe that fails where another account has the tenant and not both allow it.
  var checked: [TestResult] {
    get throws {
      let register = try workspace.registerForReading()
      let neighbours = workspace.settings.neighbours
      let tested = Dictionary(
        results.map { ($0.connection, $0.report?.tenant?.id) }, uniquingKeysWith: { first, _ in first })
      return try results.map { result in
        guard let tenant = result.report?.tenant else { return result }
        let settings = try workspace.connection(result.connection.description)
        let registered = try register?.connections(ofTenant: tenant.id) ?? []
        let rival = neighbours.rivals(of: settings).first { other in
          guard other != result.connection else { return false }
          let found = tested[other] ?? nil
          return found.map { $0 == tenant.id } ?? registered.contains(other)
        }
        guard let rival else { return result }
        var result = result
        let known = RegisteredTenant(id: tenant.id, name: tenant.name)
        result.report?.probes.append(
          Probe(
            "tenant", failure: .sharedTenant(known, of: result.connection, with: rival)))
        return result
      }
    }
  }
}
