import RollcallConfig

/// The file has no errors.
struct ConfigurationCheck: Check {
  let name = "configuration"

  func faults(at site: Site) -> [Fault]? {
    let locked = Surroundings(site.config, path: site.path).issues.filter { $0.code == .registerLocked }
    return (site.config.issues + locked).filter { $0.severity == .error }.map { issue in
      Fault(
        "\(site.config.file):\(issue.mark.line):\(issue.mark.column) \(issue.code.rawValue): \(issue.message).",
        hint: issue.hint ?? "`rollcall explain \(issue.code.rawValue)` says more.")
    }
  }
}
