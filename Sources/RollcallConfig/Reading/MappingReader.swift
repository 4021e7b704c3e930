import RollcallCore
import RollcallKit

/// Reads an operator's own field paths.
struct MappingReader {
  /// The names that a mapping can have, besides those of custom facts.
  static let fieldNames = DeviceField.allCases.map(\.rawValue) + ["owner"]
  private static let custom = "custom."

  let log: ReadingLog
  private var sources: FieldSourceReader { FieldSourceReader(log: log) }

  /// The fields below a key; none when it is left out.
  func mapping(_ section: Section, _ key: String = "mapping") -> FieldMapping {
    var mapping = FieldMapping(fields: [:])
    guard let entry = section.entry(key) else { return mapping }
    let place = section.keyPlace(key)
    for field in entry.value.entries(at: place, into: log) ?? [] {
      let place = Place(path: place.path.appending(field.key), mark: field.mark)
      if field.key == "owner" {
        mapping.owner = owner(field.value, at: place)
      } else if let known = DeviceField(rawValue: field.key) {
        mapping.fields[known] = sources.source(field, at: place)
      } else if let key = Self.customKey(field.key) {
        mapping.custom[key] = sources.source(field, at: place)
      } else {
        reportUnknown(field.key, at: place)
      }
    }
    return mapping
  }

  private static func customKey(_ key: String) -> String? {
    guard key.hasPrefix(custom) else { return nil }
    let name = String(key.dropFirst(custom.count))
    return Pattern("[A-Za-z0-9_-]+").matches(name) ? name : nil
  }

  private func reportUnknown(_ key: String, at place: Place) {
    let hint = Suggestion.hint(for: key, among: Self.fieldNames)
    log.report(
      .mapping, "'\(key)' is no field of a device",
      hint: hint ?? "facts of your own are called custom.KEY; KEY is made of letters, digits, _ and -",
      at: place)
  }

  private func owner(_ node: YAMLNode, at place: Place) -> OwnerMapping? {
    guard let section = Section(node, at: place, knowing: OwnerKeys.all, into: log) else { return nil }
    let (at, name, id) = (section[OwnerKeys.at], section[OwnerKeys.name], section[OwnerKeys.id])
    let nobody = section.section("nobody").flatMap { mark($0) }
    let emails = section[OwnerKeys.email]
    return emails.first.map {
      var owner = OwnerMapping(
        at: at, email: $0, otherEmails: emails.count > 1 ? Array(emails.dropFirst()) : nil, name: name,
        id: id,
        nobody: nobody)
      if section[OwnerKeys.whenNull] == "not_reported" { owner.isSilentWhenNull = true }
      return owner
    }
  }

  private func mark(_ section: Section) -> NobodyMark? {
    let values = section[OwnerKeys.markValues]
    let missing = NobodyMark.Missing(rawValue: section[OwnerKeys.markMissing]) ?? .somebody
    return section[OwnerKeys.markPath].map { NobodyMark(path: $0, equals: values, missing: missing) }
  }
}
