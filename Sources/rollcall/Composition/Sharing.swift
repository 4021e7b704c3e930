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
      return try results.map { result in
        guard let tenant = result.report?.tenant, let rival = try rival(of: result, register) else {
          return result
        }
        var result = result
        let known = RegisteredTenant(id: tenant.id, name: tenant.name)
        result.report?.probes.append(
          Probe(
            "tenant", failure: .sharedTenant(known, of: result.connection, with: rival)))
        return result
      }
    }
  }

  private func rival(of result: TestResult, _ register: Register?) throws -> ConnectionReference? {
    let settings = try workspace.connection(result.connection.description)
    return try workspace.settings.rivals(of: settings).first { rival in
      let tested = results.first { $0.connection == rival }?.report?.tenant?.id
      let registered = try register?.tenant(of: rival)?.id
      return result.report?.tenant?.id == tested ?? registered
    }
  }
}
