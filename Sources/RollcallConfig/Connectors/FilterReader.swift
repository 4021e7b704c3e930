import RollcallJSON
import RollcallKit

/// Reads which records are devices to be taken.
///
///     filters:
///       - {drop: is_removed, equals: true}
///       - {keep: node_class, begins: [WINDOWS, MAC], when: only_computers}
struct FilterReader {
  let names: SettingNames
  let log: ReadingLog

  /// The keys, for documents.
  static let keys = Keys.all

  func filters(_ devices: Section) -> [Connector.RecordFilter] {
    guard let entry = devices.entry("filters") else { return [] }
    let place = devices.valuePlace("filters")
    guard case .sequence(let items) = entry.value.content else {
      log.report(.type, "filters must be a list such as [{drop: removed, equals: true}]", at: place)
      return []
    }
    return items.enumerated().compactMap { index, item in
      let place = Place(path: place.path.appending(index: index), mark: item.mark)
      return Section(item, at: place, knowing: Keys.all, into: log).flatMap { filter($0) }
    }
  }

  private func filter(_ section: Section) -> Connector.RecordFilter? {
    let (keep, drop) = (section[Keys.keep], section[Keys.drop])
    guard let path = keep ?? drop else {
      if section.entry("keep") == nil, section.entry("drop") == nil {
        log.report(.missing, "neither 'keep' nor 'drop' is there", at: section.place)
      }
      return nil
    }
    if keep != nil, drop != nil {
      log.report(.conflict, "'keep' and 'drop' do not go together", at: section.place)
    }
    let (texts, beginnings, elements) = (section[Keys.equals], section[Keys.begins], section[Keys.has])
    let condition: Connector.RecordFilter.Condition =
      !texts.isEmpty
      ? .isOne(of: texts)
      : !beginnings.isEmpty
        ? .begins(with: beginnings)
        : !elements.isEmpty ? .has(oneOf: elements) : .exists
    let setting = section[Keys.when]
    if let setting { names.expect(setting, .flag, at: section.valuePlace("when")) }
    return Connector.RecordFilter(keep == nil ? .drop : .keep, path, condition, setting: setting)
  }

  private enum Keys {
    static let keep = Setting.optional("keep", .path, "Only records that fit are devices.")
    static let drop = Setting.optional("drop", .path, "Records that fit are none.")
    static let equals = Setting("equals", .oneOrSeveral, standard: [], "The value is one of these.")
    static let begins = Setting("begins", .oneOrSeveral, standard: [], "The value begins with one of these.")
    static let has = Setting(
      "has", .oneOrSeveral, standard: [], "The value is a list, and one of these is in it.")
    static let when = Setting.optional("when", .text("the key of a setting"), "The switch that turns it on.")
    static let all = [
      keep.declaration, drop.declaration, equals.declaration, begins.declaration, has.declaration,
      when.declaration,
    ]
  }
}
