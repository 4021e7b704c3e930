import CustomDump
import Foundation
import RollcallConfig
import RollcallCore
import RollcallKit
import Testing

/// Sample, schema and reference come from the declarations that the reader works by.
struct GeneratedDocumentsTests {
  let plugins = ConfigText.plugins

  @Test func `the sample is good as it is`() {
    let loaded = ConfigText(ConfigSample(plugins: plugins).lines.joined(separator: "\n")).load()

    expectNoDifference(loaded.issues, [])
    expectNoDifference(
      loaded.settings?.connections.map(\.reference.description), ["riverside:acme", "riverside:brook"])
    expectNoDifference(loaded.settings?.notServed, [])
  }

  @Test func `the sample is good with every setting in force`() {
    let lines = ConfigSample(plugins: plugins).lines.map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : $0 }

    let loaded = ConfigText(lines.joined(separator: "\n")).load()

    // A setting that depends on another cannot be in force beside the other's default.
    expectNoDifference(loaded.issues.map(\.message), ["'site' is only for scope: site"])
  }

  @Test func `the sample explains every setting of a plugin but deprecated ones`() {
    let text = ConfigSample(plugins: plugins).lines.joined(separator: "\n")

    for setting in Acme.Config.fields.map(\.declaration) {
      #expect(text.contains("## \(setting.help)") == (setting.deprecation == nil), "\(setting.key)")
    }
  }

  @Test func `the defaults of the declarations are those of the rules`() throws {
    let lines = ConfigSample(plugins: plugins).lines.filter {
      !$0.contains(" mapping:") && !$0.contains(" site:") && !$0.contains(" ca:")
    }
    let sample = lines.map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : $0 }.joined(separator: "\n")

    let settings = try #require(ConfigText(sample).load().settings)

    expectNoDifference(settings.http, Settings().http)
    for connection in settings.connections { expectNoDifference(connection.options, SyncOptions()) }
  }

  @Test func `the schema is JSON, with the settings of each plugin`() throws {
    let text = ConfigSchema(plugins: plugins).text
    let document = try JSONDecoder().decode(SchemaPart.self, from: Data(text.utf8))
    let account = try #require(document.properties?["accounts"]?.additionalProperties?.schema)
    let reference = account.properties?["integrations"]?.properties?["acme"]?.reference
    let integration = document.definitions?["integrations"]?["acme"]
    let connection = integration?.properties?["connection"]

    expectNoDifference(document.schema, "https://json-schema.org/draft/2020-12/schema")
    expectNoDifference(document.required, ["version", "accounts"])
    expectNoDifference(reference, "#/$defs/integrations/acme")
    for key in ["asset_id", "interval", "mapping", "safety"] {
      expectNoDifference(integration?.properties?[key]?.reference, "#/$defs/options/\(key)")
      #expect(document.definitions?["options"]?[key] != nil)
    }
    expectNoDifference(connection?.required, ["url", "tenant", "token"])
    expectNoDifference(
      connection?.properties?.keys.sorted(), Acme.Config.fields.map(\.declaration.key).sorted())
  }

  @Test func `the reference has a row for every setting`() {
    let page = ConfigReference(plugins: plugins).lines.joined(separator: "\n")

    for key in [
      "listen", "starttls", "first_byte", "checkin_after", "max_checkout_changes", "page_size", "missing",
    ] {
      #expect(page.contains("| `\(key)` |"), "\(key)")
    }
    #expect(page.contains("| `page_size` | integer, 1 to 500 | `100` | How many devices at once. |"))
    #expect(page.contains("| `asset_id` | `serial_number`, `name`, `asset_tag` | `serial_number` |"))
  }

  @Test func `a plugin's table stands alone`() {
    expectNoDifference(
      ConfigReference.table(of: Plugin(Brook.self)),
      [
        "| Setting | Values | Default | What it is for |", "|---|---|---|---|",
        "| `token` | secret |  | A token. |",
      ])
  }
}

/// As much of a schema as the tests look at.
private final class SchemaPart: Decodable {
  enum Rest: Decodable {
    case allowed(Bool)
    case of(SchemaPart)

    init(from decoder: any Decoder) throws {
      if let isAllowed = try? Bool(from: decoder) {
        self = .allowed(isAllowed)
      } else {
        self = .of(try SchemaPart(from: decoder))
      }
    }

    var schema: SchemaPart? {
      guard case .of(let part) = self else { return nil }
      return part
    }
  }

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case reference = "$ref"
    case definitions = "$defs"
    case required, properties, additionalProperties
  }

  let schema: String?
  let reference: String?
  let definitions: [String: [String: SchemaPart]]?
  let required: [String]?
  let properties: [String: SchemaPart]?
  let additionalProperties: Rest?
}
