import RollcallConfig
import RollcallKit
import RollcallStore

/// Every secret is where the file says it is.
struct SecretsCheck: Check {
  let name = "secrets"

  func faults(at site: Site) -> [Fault]? {
    let resolver = SecretResolver(folder: site.folder)
    return site.secrets.compactMap { use in
      switch use.reference {
      case .exec(let command) where !SecretCommandCheck.isThere(command, in: site.folder): nil
      case .stored: stored(use, site)
      case .env, .file, .credential, .exec: referred(use, resolver)
      }
    }
  }

  private func referred(_ use: SecretUse, _ resolver: SecretResolver) -> Fault? {
    do throws(IntegrationError) {
      _ = try resolver.resolve(use.reference)
      return nil
    } catch {
      return Fault("\(use.path): \(error.message)", hint: error.hint)
    }
  }

  /// A secret in the register; one that the key does not open is the key's fault.
  private func stored(_ use: SecretUse, _ site: Site) -> Fault? {
    guard let register = site.register, let connection = use.connection,
      let setting = use.path.split(separator: ".").last,
      (try? register.storedSecret(String(setting), of: connection)) == .some(nil),
      (try? register.symptoms())?.sealed.contains(where: {
        $0.connection == connection && register.vault.key(named: $0.key) == nil
      }) != true
    else { return nil }
    return Fault(
      "\(use.path): no secret is stored.", hint: "`rollcall connections update \(connection)` takes it.")
  }
}
