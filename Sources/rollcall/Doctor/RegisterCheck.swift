import RollcallStore

/// There is a register, and this version can read it.
struct RegisterCheck: Check {
  let name = "register"

  func faults(at site: Site) -> [Fault]? {
    guard let path = site.registerPath else { return nil }
    // Who may not write the folder cannot even read: SQLite needs its files beside the register.
    if case .inaccessible = site.registerError, RegisterFolderCheck().faults(at: site)?.isEmpty == false {
      return nil
    }
    if let error = site.registerError { return [Fault("\(path): \(error.message)", hint: error.hint)] }
    guard site.register == nil else { return [] }
    guard RegisterFolderCheck.folder(of: path) != nil else { return nil }
    return [
      Fault(
        "There is no register at \(path).",
        hint: "The first sync makes it. If there was one, correct `register.path`, or restore a backup.")
    ]
  }
}
