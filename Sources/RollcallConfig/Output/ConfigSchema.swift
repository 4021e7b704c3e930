package import RollcallKit

/// The JSON Schema of config.yaml, for editors. Rollcall itself checks with its own reader, which knows places and words.
package struct ConfigSchema {
  private let plugins: [Plugin]

  /// A schema that includes these integrations.
  package init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  /// The document.
  package var text: String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Rollcall configuration",
      "type": "object",
      "required": ["version", "accounts"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": 1},
        "register": {"type": "object", "additionalProperties": false, "properties": {"path": {"type": "string"}}},
        "web": true, "mail": {"type": "object"}, "alerts": {"type": "object"}, "retention": {"type": "object"},
        "plugins": {"type": "object"},
        "http": {"type": "object", "additionalProperties": false, "properties": {
          "connect": {"$ref": "#/$defs/duration"}, "first_byte": {"$ref": "#/$defs/duration"},
          "idle": {"$ref": "#/$defs/duration"}, "tries": {"type": "integer", "minimum": 1, "maximum": 20},
          "ca": {"type": ["string", "null"]}}},
        "accounts": {"type": "object", "propertyNames": {"pattern": "^[a-z0-9-]+$"},
          "additionalProperties": {"allOf": [{"$ref": "#/$defs/account"}], "properties": {
            "sub_accounts": {"type": "object", "propertyNames": {"pattern": "^[a-z0-9-]+$"},
              "additionalProperties": {"$ref": "#/$defs/account"}}}}}
      },
      "$defs": {
        "duration": {"type": "string", "pattern": "^[0-9]+(ms|s|m|h|d)$"},
        "secret": {"writeOnly": true, "oneOf": [
          {"const": "stored"},
          {"type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1, "properties": {
            "env": {"type": "string"}, "file": {"type": "string"}, "credential": {"type": "string"},
            "exec": {"type": "array", "items": {"type": "string"}, "minItems": 1}}}]},
        "account": {"type": "object", "properties": {
          "name": {"type": "string"}, "administrators": {"type": "array", "items": {"type": "string"}},
          "integrations": {"type": "object", "properties": {
    \(plugins.map { integration($0) }.joined(separator: ",\n"))
          }}}}
      }
    }
    """
  }

  private func integration(_ plugin: Plugin) -> String {
    let own = plugin.settings.map { "\(quoted($0.key)): \(value(of: $0))" }.joined(separator: ", ")
    let required = plugin.settings.filter { $0.need == .required }.map { quoted($0.key) }.joined(
      separator: ", ")
    let options = ConnectionOption.all.filter { !$0.key.contains(".") }
      .map { "\(quoted($0.key)): \(value(of: $0))" }.joined(separator: ",\n          ")
    return """
              \(quoted(plugin.manifest.id)): {"type": "object", "additionalProperties": false, "required": ["connection"],
                "properties": {"enabled": {"type": "boolean"},
                "connection": {"type": "object", "additionalProperties": false, "required": [\(required)],
                  "properties": {\(own)}},
                "safety": {"type": "object", "additionalProperties": false,
                  "properties": {"max_checkout_changes": {"type": ["string", "integer"]}}},
                "mapping": {"type": "object"},
          \(options)}}
      """
  }

  private func value(of declaration: SettingDeclaration) -> String {
    let help = "\"description\": \(quoted(declaration.help))"
    return switch declaration.kind {
    case .string(let pattern, _):
      pattern.map { "{\"type\": \"string\", \"pattern\": \(quoted("^(\($0))$")), \(help)}" }
        ?? "{\"type\": \"string\", \(help)}"
    case .url: "{\"type\": \"string\", \(help)}"
    case .secret: "{\"$ref\": \"#/$defs/secret\", \(help)}"
    case .integer(let range):
      "{\"type\": \"integer\", \"minimum\": \(range.lowerBound), \"maximum\": \(range.upperBound), \(help)}"
    case .boolean: "{\"type\": \"boolean\", \(help)}"
    case .duration: "{\"$ref\": \"#/$defs/duration\", \(help)}"
    case .choice(let words): "{\"enum\": [\(words.map { quoted($0) }.joined(separator: ", "))], \(help)}"
    case .strings: "{\"type\": \"array\", \"items\": {\"type\": \"string\"}, \(help)}"
    }
  }

  private func value(of option: ConnectionOption) -> String {
    let help = "\"description\": \(quoted(option.help))"
    return switch option.values {
    case .boolean: "{\"type\": \"boolean\", \(help)}"
    case .choice(let words): "{\"enum\": [\(words.map { quoted($0) }.joined(separator: ", "))], \(help)}"
    case .text(let pattern):
      pattern.map { "{\"type\": [\"string\", \"integer\"], \"pattern\": \(quoted($0)), \(help)}" }
        ?? "{\"type\": \"string\", \(help)}"
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
