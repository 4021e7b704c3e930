import RollcallCore
import RollcallJSON
import RollcallKit

/// Reads an operator's own field paths: `mapping:` of a connection.
struct MappingReading {
  var section: SectionReader

  func read() -> FieldMapping {
    var reader = section
    var mapping = FieldMapping(fields: [:])
    if let owner = reader.take("owner") { mapping.owner = self.owner(owner) }
    for member in reader.takeAll() {
      if member.key.hasPrefix("custom."), member.key.count > 7 {
        mapping.custom[String(member.key.dropFirst(7))] = paths(member)
      } else if let field = DeviceField(rawValue: member.key) {
        mapping.fields[field] = paths(member)
      } else {
        section.collector.add(
          .mapping, at: member.mark, section.path(member.key), "a device has no field '\(member.key)'",
          hint: Suggestion.hint(for: member.key, among: DeviceField.allCases.map(\.rawValue) + ["owner"])
            ?? "fields of your own are written custom.NAME")
      }
    }
    return mapping
  }

  private func owner(_ node: YAMLNode) -> OwnerMapping? {
    guard var inner = SectionReader(node, path: section.path("owner"), section.collector) else { return nil }
    let at = inner.take("at").flatMap { path(of: $0, inner, "at") }
    let email = inner.require("email").flatMap { path(of: $0, inner, "email") }
    let name = inner.take("name").flatMap { path(of: $0, inner, "name") }
    let id = inner.take("id").flatMap { path(of: $0, inner, "id") }
    let nobody = inner.section("nobody").flatMap { mark($0) }
    inner.finish()
    return email.map { OwnerMapping(at: at, email: $0, name: name, id: id, nobody: nobody) }
  }

  private func mark(_ section: SectionReader) -> NobodyMark? {
    var section = section
    let path = section.require("path").flatMap { self.path(of: $0, section, "path") }
    let value = section.text("equals")
    section.finish()
    guard let path, let value else { return nil }
    return NobodyMark(path: path, equals: [value])
  }

  private func paths(_ member: YAMLNode.Member) -> [RecordPath] {
    if case .sequence(let items) = member.value.content {
      return items.compactMap { path(of: $0, section, member.key) }
    }
    return path(of: member.value, section, member.key).map { [$0] } ?? []
  }

  private func path(of node: YAMLNode, _ section: SectionReader, _ key: String) -> RecordPath? {
    guard let text = section.text(of: node, key) else { return nil }
    do {
      return try RecordPath(parsing: text)
    } catch {
      var mark = node.mark
      mark.column += error.offset
      section.collector.add(
        .path, at: mark, section.path(key), "\(error.message) in '\(text)'",
        hint: "a path is keys with dots between them, such as model.name")
      return nil
    }
  }
}
