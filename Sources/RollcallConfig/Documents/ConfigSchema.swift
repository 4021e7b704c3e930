import RollcallCore
package import RollcallKit

/// The JSON Schema (2020-12) of config.yaml, for editors. Rollcall itself checks by its own reader, which knows places and words.
package struct ConfigSchema {
  private let plugins: [Plugin]

  /// A schema that includes these integrations.
  package init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  /// The document.
  package var text: String {
    SchemaValue.object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("Rollcall configuration")),
      ] + section(HostKeys.all) + [("$defs", definitions)]
    ).text
  }

  /// What every integration has, and each integration, once: accounts and sub-accounts refer to it.
  private var definitions: SchemaValue {
    .object([
      ("options", .object(Self.options.map { ($0.key, schema(of: $0)) })),
      ("integrations", .object(plugins.map { ($0.manifest.id, integration($0)) })),
    ])
  }

  /// What config.yaml says of every integration alike.
  private static let options = ConnectionKeys.all.filter { setting in
    if case .connection = setting.content { false } else { true }
  }

  private static func reference(_ path: String) -> SchemaValue {
    .object([("$ref", .text("#/$defs/\(path)"))])
  }

  /// The members of the schema of a section.
  private func section(_ settings: [HostSetting]) -> [(key: String, value: SchemaValue)] {
    let required = settings.filter { $0.need == .required }.map { SchemaValue.text($0.key) }
    return [
      ("type", .text("object")), ("additionalProperties", .falsehood),
      ("properties", .object(settings.map { ($0.key, schema(of: $0)) })),
    ] + (required.isEmpty ? [] : [("required", .list(required))])
  }

  private func schema(of setting: HostSetting) -> SchemaValue {
    let about: [(key: String, value: SchemaValue)] = [("description", .text(setting.help))]
    switch setting.content {
    case .value(let shape, let standard):
      return .object(about + shape.schema + (standard.map { [("default", shape.schemaValue($0))] } ?? []))
    case .section(let settings, .none): return .object(about + section(settings))
    case .section(let settings, .off):
      return .object(about + [("oneOf", .list([.object(section(settings)), .object(Self.off)]))])
    case .named(_, let settings):
      return .object(
        about + [
          ("type", .text("object")), ("propertyNames", .object([("pattern", .text("^[a-z0-9-]+$"))])),
          ("additionalProperties", .object(section(settings))),
        ])
    case .integrations:
      return .object(
        about + [
          ("type", .text("object")),
          (
            "properties",
            .object(plugins.map { ($0.manifest.id, Self.reference("integrations/\($0.manifest.id)")) })
          ),
        ])
    case .connection: return .object(about + [("type", .text("object"))])
    case .mapping: return .object(about + Self.mapping + [])
    }
  }

  private func integration(_ plugin: Plugin) -> SchemaValue {
    let own = plugin.settings.map { HostSetting($0) }
    let isRequired = own.contains { $0.need == .required }
    let connection = SchemaValue.object(section(own))
    return .object(
      [
        ("description", .text(plugin.manifest.summary)), ("type", .text("object")),
        ("additionalProperties", .falsehood),
        (
          "properties",
          .object(
            [("connection", connection)] + Self.options.map { ($0.key, Self.reference("options/\($0.key)")) })
        ),
      ] + (isRequired ? [("required", .list([.text("connection")]))] : []))
  }

  private static var off: [(key: String, value: SchemaValue)] {
    [("enum", .list([.text("off"), .text("no"), .falsehood]))]
  }

  private static var mapping: [(key: String, value: SchemaValue)] {
    let path = SchemaValue.object([
      (
        "oneOf",
        .list([
          .object([("type", .text("string"))]),
          .object(ValueShape.list(of: .text(pattern: nil, words: "")).schema),
          .object([
            ("type", .text("object")), ("additionalProperties", .falsehood),
            ("properties", .object(FieldSourceKeys.all.map { ($0.key, .object([])) })),
          ]),
        ])
      )
    ])
    return [
      ("type", .text("object")), ("additionalProperties", .falsehood),
      (
        "properties",
        .object(
          MappingReader.fieldNames.map { ($0, $0 == "owner" ? .object([("type", .text("object"))]) : path) })
      ),
      ("patternProperties", .object([("^custom\\.[A-Za-z0-9_-]+$", path)])),
    ]
  }
}

extension ValueShape {
  /// The members of the schema of a value. YAML makes numbers and truth values of what the reader takes as text.
  fileprivate var schema: [(key: String, value: SchemaValue)] {
    switch self {
    case .text(let pattern, _):
      let types = SchemaValue.list([.text("string"), .text("number"), .text("null")])
      return [("type", types)] + (pattern.map { [("pattern", .text("^(?:\($0))$"))] } ?? [])
    case .integer(let range):
      return [
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ]
    case .boolean:
      return [("enum", .list([.truth, .falsehood] + ["yes", "no", "on", "off"].map { .text($0) }))]
    case .duration: return [("type", .text("string")), ("pattern", .text("^[0-9]+(ms|s|m|h|d)$"))]
    case .choice(let choices): return [("enum", .list(choices.map { .text($0) }))]
    case .address: return [("type", .text("string"))]
    case .secret: return Self.reference
    case .checkoutLimit: return Self.wordOrNumber("^([0-9]+%?|off|no|false)$")
    case .checkinDelay: return Self.wordOrNumber("^(0|off|[0-9]+ runs?|[0-9]+(ms|s|m|h|d))$")
    case .list(let element): return [("type", .text("array")), ("items", .object(element.schema))]
    }
  }

  /// A default as a value of its own kind.
  fileprivate func schemaValue(_ text: String) -> SchemaValue {
    switch self {
    case .boolean: text == "true" ? .truth : .falsehood
    case .integer, .checkinDelay: Int(text).map { .number($0) } ?? .text(text)
    case .text, .duration, .choice, .address, .secret, .checkoutLimit, .list: .text(text)
    }
  }

  private static func wordOrNumber(_ pattern: String) -> [(key: String, value: SchemaValue)] {
    [("type", .list([.text("string"), .text("integer"), .text("boolean")])), ("pattern", .text(pattern))]
  }

  private static var reference: [(key: String, value: SchemaValue)] {
    let kinds: [(key: String, value: SchemaValue)] = SecretReading.kinds.map { kind in
      (
        kind,
        .object(
          kind == "exec"
            ? ValueShape.list(of: .text(pattern: nil, words: "")).schema : [("type", .text("string"))])
      )
    }
    let section: [(key: String, value: SchemaValue)] = [
      ("type", .text("object")), ("properties", .object(kinds)), ("additionalProperties", .falsehood),
      ("minProperties", .number(1)), ("maxProperties", .number(1)),
    ]
    return [
      ("writeOnly", .truth),
      ("oneOf", .list([.object(section), .object([("const", .text("stored"))])])),
    ]
  }
}
