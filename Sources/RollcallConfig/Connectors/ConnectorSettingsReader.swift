import RollcallCore
import RollcallKit

/// Reads what a connector wants to know of a connection.
///
///     settings:
///       url: {type: url, required: true, help: Address of the server.}
///       site: {type: choice, choices: [all, north], default: all, help: Which part to read.}
struct ConnectorSettingsReader {
  let log: ReadingLog

  /// The keys, for documents.
  static let keys = Keys.all

  /// The settings, in the order of the file.
  func settings(_ file: Section) -> [SettingDeclaration] {
    guard let entry = file.entry("settings") else { return [] }
    let place = file.keyPlace("settings")
    return (entry.value.entries(at: place, into: log) ?? []).compactMap { member in
      let place = Place(path: place.path.appending(member.key), mark: member.mark)
      if !Pattern("[a-z][a-z0-9_]*").matches(member.key) {
        log.report(
          .pattern, "'\(member.key)' is no key", hint: "a key is made of a-z, 0-9 and '_'", at: place)
      }
      return Section(member.value, at: place, knowing: Keys.all, into: log).map { setting(member.key, $0) }
    }
  }

  private func setting(_ key: String, _ section: Section) -> SettingDeclaration {
    let standard = section[Keys.standard] ?? ""
    let isRequired = section[Keys.required] == .on
    if isRequired, !standard.isEmpty {
      log.report(.conflict, "a required setting has no default", at: section.keyPlace("default"))
    }
    return SettingDeclaration(
      key: key, kind: kind(section), need: isRequired ? .required : .optional(standard: standard),
      help: section[Keys.help], example: section[Keys.example], group: section[Keys.group])
  }

  private func kind(_ section: Section) -> SettingDeclaration.Kind {
    switch section[Keys.type] {
    case "url": return .url
    case "secret": return .secret
    case "boolean": return .boolean
    case "duration": return .duration
    case "list": return .strings
    case "integer":
      let (least, most) = (section[Keys.least], section[Keys.most])
      guard least <= most else {
        log.report(.range, "min is greater than max", at: section.keyPlace("min"))
        return .integer(least...least)
      }
      return .integer(least...most)
    case "choice":
      let choices = section[Keys.choices]
      if choices.isEmpty, section.entry("choices") == nil {
        log.report(.missing, "'choices' is missing", at: section.place)
      }
      return .choice(choices)
    case _:
      let pattern = section[Keys.pattern]
      if let pattern, (try? Regex(pattern)) == nil {
        log.report(.pattern, "pattern is no regular expression", at: section.valuePlace("pattern"))
        return .string(pattern: nil, meaning: nil)
      }
      return .string(pattern: pattern, meaning: section[Keys.meaning])
    }
  }

  private enum Keys {
    static let type = Setting(
      "type", .choice(of: ["string", "url", "secret", "integer", "boolean", "duration", "choice", "list"]),
      standard: "string", "What values it takes.", need: .required, example: "string")
    static let help = Setting(
      "help", .text("a sentence"), standard: "", "What it is for, and where to find it.", need: .required,
      example: "Address of the server.")
    static let required = Setting("required", .boolean, standard: .off, "Whether it must be given.")
    static let standard = Setting.optional("default", .text("a text"), "What holds when it is left out.")
    static let example = Setting.optional("example", .text("a text"), "A value as it could be.")
    static let group = Setting.optional("group", .text("a text"), "The heading under which forms show it.")
    static let pattern = Setting.optional(
      "pattern", .text("a regular expression"), "What the whole of it must match.")
    static let meaning = Setting.optional("meaning", .text("a text"), "What the pattern means, in words.")
    static let choices = Setting.list("choices", .text("a text"), "Of a choice: the texts.")
    static let least = Setting(
      "min", .integer(in: 0...Int(Int32.max)), standard: 0, "Of an integer: the least.")
    static let most = Setting(
      "max", .integer(in: 0...Int(Int32.max)), standard: Int(Int32.max), "Of an integer: the greatest.")
    static let all = [
      type.declaration, help.declaration, required.declaration, standard.declaration, example.declaration,
      group.declaration, pattern.declaration, meaning.declaration, choices.declaration, least.declaration,
      most.declaration,
    ]
  }
}
