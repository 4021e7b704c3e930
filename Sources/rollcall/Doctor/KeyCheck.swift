import RollcallCore
import RollcallStore

/// The key of what is sealed in the register is there, opens it, and nobody else can read it.
struct KeyCheck: Check {
  let name = "key"

  func faults(at site: Site) -> [Fault]? {
    guard let path = site.registerPath else { return nil }
    let vault = Vault(beside: path)
    vault.hideKeys()
    let sealed = (try? site.register?.symptoms())?.sealed ?? []
    let lost = Set(sealed.filter { vault.key(named: $0.key) == nil }.map(\.connection.description)).sorted()
    if !lost.isEmpty {
      return [
        Fault(
          "Settings of \(lost.joined(separator: ", ")) are sealed, and the key in \(vault.label) does not open them.",
          hint: "Put the right key there. Without it, there are no last good settings to fall back on.")
      ]
    }
    guard vault.isThere, let fault = vault.fault else { return [] }
    return [
      Fault(
        "The key cannot be used safely: \(fault).",
        hint: vault.isOpenToOthers
          ? "`chmod 600 \(vault.label)` makes it yours alone."
          : "Put the right one there, from where it is kept, or move it away to get a new one.")
    ]
  }
}
