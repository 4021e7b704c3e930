import RollcallConfig
import RollcallKit

/// Nobody else can read the files of secrets.
struct SecretFilesCheck: Check {
  let name = "secret_files"

  func faults(at site: Site) -> [Fault]? {
    let resolver = SecretResolver(folder: site.folder)
    return site.secrets.compactMap { use in
      guard case .file(let path) = use.reference, resolver.warning(about: use.reference) != nil else {
        return nil
      }
      return Fault("\(use.path): others can read \(path).", hint: "`chmod 600 \(path)` makes it yours alone.")
    }
  }
}
