import RollcallCore
import RollcallKit

/// Reads `accounts:` and, one level below, `sub_accounts:`.
struct AccountReading {
  let plugins: [Plugin]
  let external: [String]
  let collector: IssueCollector

  func read(_ node: YAMLNode, path: String, parent: AccountSettings? = nil) -> [AccountSettings] {
    guard var section = SectionReader(node, path: path, collector) else { return [] }
    return section.takeAll().flatMap { member in
      account(member, path: section.path(member.key), parent: parent)
    }
  }

  private func account(_ member: YAMLNode.Member, path: String, parent: AccountSettings?) -> [AccountSettings]
  {
    guard isID(member.key) else {
      collector.add(
        .pattern, at: member.mark, path, "'\(member.key)' is not an account id", hint: "a-z, 0-9 and '-'")
      return []
    }
    guard var section = SectionReader(member.value, path: path, collector) else { return [] }
    let reference = AccountReference(parent.map { "\($0.reference.text)/\(member.key)" } ?? member.key)
    var account = AccountSettings(
      reference: reference, name: section.text("name") ?? member.key,
      administrators: section.texts("administrators") ?? parent?.administrators ?? [], connections: [])
    if let integrations = section.section("integrations") {
      account.connections = connections(integrations, of: reference)
    }
    var subAccounts: [AccountSettings] = []
    if parent == nil, let node = section.take("sub_accounts") {
      subAccounts = read(node, path: section.path("sub_accounts"), parent: account)
    }
    section.finish()
    return [account] + subAccounts
  }

  private func connections(_ section: SectionReader, of account: AccountReference) -> [ConnectionSettings] {
    var section = section
    return section.takeAll().compactMap { member in
      let path = section.path(member.key)
      guard let plugin = plugins.first(where: { $0.manifest.id == member.key }) else {
        reportUnknown(member, path)
        return nil
      }
      let reference = ConnectionReference(account: account, integration: member.key)
      collector.connection = reference
      defer { collector.connection = nil }
      return ConnectionReading(reference: reference, plugin: plugin, collector: collector)
        .read(member.value, path: path)
    }
  }

  private func reportUnknown(_ member: YAMLNode.Member, _ path: String) {
    if external.contains(member.key) {
      collector.addNotServed(path, at: member.mark, "external plugins are not served yet")
      return
    }
    collector.add(
      .reference, at: member.mark, path, "there is no integration '\(member.key)'",
      hint: Suggestion.hint(for: member.key, among: plugins.map(\.manifest.id)))
  }

  private func isID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}
