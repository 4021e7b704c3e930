import RollcallKit

/// Reads where a fact of a device is found.
///
///     serial_number: hardware.serial
///     asset_tag: [general.assetTag, tag]
///     os_version: {path: os, then: [{after_last: " "}]}
///     manufacturer: {const: Apple}
struct FieldSourceReader {
  let log: ReadingLog

  /// The source that stands after a field's name; nil when it cannot be read, which is reported.
  func source(_ field: YAMLNode.Member, at place: Place) -> FieldSource? {
    guard field.value.isReadable else { return nil }
    guard case .mapping = field.value.content else {
      return value(field, .paths, at: place).map { FieldSource($0) }
    }
    guard let section = Section(field.value, at: place, knowing: FieldSourceKeys.all, into: log) else {
      return nil
    }
    let (paths, constant) = (section[FieldSourceKeys.path], section[FieldSourceKeys.constant])
    switch (paths.isEmpty, constant) {
    case (true, let text?): return FieldSource(constant: text)
    case (false, nil): return FieldSource(paths, then: steps(section))
    case (true, nil):
      if section.entry("path") == nil { report(.missing, "neither 'path' nor 'const' is there", at: place) }
    case (false, .some):
      report(.conflict, "'path' and 'const' do not go together", at: place)
    }
    return nil
  }

  private func steps(_ section: Section) -> [TextStep] {
    guard let entry = section.entry("then") else { return [] }
    guard case .sequence(let items) = entry.value.content else {
      report(.type, "then must be a list such as [lower]", at: section.valuePlace("then"))
      return []
    }
    return items.enumerated().compactMap { index, item in
      let path = section.valuePlace("then").path.appending(index: index)
      return step(item, at: Place(path: path, mark: item.mark))
    }
  }

  private func step(_ node: YAMLNode, at place: Place) -> TextStep? {
    switch node.content {
    case .scalar(let name, _): return plainStep(name, at: place)
    case .sequence:
      report(.type, "a step is a word such as lower, or a section such as {prefix_strip: x}", at: place)
      return nil
    case .mapping:
      guard let section = Section(node, at: place, knowing: FieldSourceKeys.steps, into: log) else {
        return nil
      }
      return step(section)
    }
  }

  private func plainStep(_ name: String, at place: Place) -> TextStep? {
    switch name {
    case "lower": return .lower
    case "upper": return .upper
    case "number": return .number
    case "date": return .date
    case "trim": return .trim
    case _:
      log.report(
        .choice, "'\(name)' is no step", hint: Suggestion.hint(for: name, among: FieldSourceKeys.stepNames),
        at: place)
      return nil
    }
  }

  private func step(_ section: Section) -> TextStep? {
    let steps: [TextStep?] = [
      section[FieldSourceKeys.prefix].map { .withoutPrefix($0) },
      section[FieldSourceKeys.suffix].map { .withoutSuffix($0) },
      section[FieldSourceKeys.beforeLast].map { .beforeLast($0) },
      section[FieldSourceKeys.afterLast].map { .afterLast($0) },
      section[FieldSourceKeys.blanks].isEmpty ? nil : .blankIf(section[FieldSourceKeys.blanks]),
      section[FieldSourceKeys.divisor].map { .divide(by: Double($0)) },
      section.entry("map").map { _ in .map(partners(section), other: section[FieldSourceKeys.other]) },
    ]
    let found = steps.compactMap { $0 }
    guard found.count <= 1 else {
      report(.conflict, "a step does one thing; write the second one as another step", at: section.place)
      return nil
    }
    return found.first
  }

  private func partners(_ section: Section) -> [String: String] {
    guard let entry = section.entry("map") else { return [:] }
    let place = section.keyPlace("map")
    let members = entry.value.entries(at: place, into: log) ?? []
    return members.reduce(into: [:]) { partners, member in
      let place = Place(path: place.path.appending(member.key), mark: member.value.mark)
      partners[member.key] = value(member, ValueKind<String>.anyText, at: place)
    }
  }

  private func value<Value>(_ field: YAMLNode.Member, _ kind: ValueKind<Value>, at place: Place) -> Value? {
    var problems: [ValueProblem] = []
    let value = kind.read(field.value, &problems)
    for problem in problems {
      log.report(problem, of: field.key, at: Place(path: place.path, mark: field.value.mark))
    }
    return value
  }

  private func report(_ code: ConfigIssue.Code, _ message: String, at place: Place) {
    log.report(code, message, at: place)
  }
}
