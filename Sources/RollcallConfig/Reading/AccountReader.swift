import RollcallCore
import RollcallKit

/// Reads accounts and the accounts below them.
struct AccountReader {
  let connections: ConnectionReader
  let log: ReadingLog

  /// All accounts, in the order of the file, each parent before its own.
  func accounts(_ file: Section) -> [AccountSettings] {
    file.named("accounts").flatMap { id, node, place -> [AccountSettings] in
      guard let section = Section(node, at: place, knowing: AccountKeys.all, into: log) else { return [] }
      let account = account(section, id: id, reference: AccountReference(id))
      return [account] + subAccounts(section, of: account)
    }
  }

  private func subAccounts(_ section: Section, of parent: AccountSettings) -> [AccountSettings] {
    section.named("sub_accounts").compactMap { id, node, place in
      let strays = ["sub_accounts": "sub-accounts nest one level"]
      guard let section = Section(node, at: place, knowing: AccountKeys.subAccount, strays: strays, into: log)
      else { return nil }
      return account(
        section, id: id, reference: AccountReference("\(parent.reference)/\(id)"),
        inherited: parent.administrators)
    }
  }

  private func account(
    _ section: Section, id: String, reference: AccountReference, inherited: [String] = []
  ) -> AccountSettings {
    let hasOwn = section.entry("administrators") != nil
    let administrators = section[AccountKeys.administrators]
    return AccountSettings(
      reference: reference, name: section[AccountKeys.name] ?? id,
      administrators: hasOwn ? administrators : inherited,
      connections: connections.connections(section, of: reference))
  }
}
