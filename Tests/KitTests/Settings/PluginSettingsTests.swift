import CustomDump
import RollcallCore
import RollcallKit
import Testing

/// One declaration of a plugin's settings fills its own type.
struct PluginSettingsTests {
  struct Harbour: Integration {
    struct Config: PluginConfig {
      var url = ""
      var token = Secret()
      var size = 0
      var isDeep = false
      var patience = Duration.zero
      var scope = ""
      var groups: [String] = []

      static let fields: [Field<Config>] = [
        .url("url", \.url, "Address."),
        .secret("token", \.token, "Token."),
        .integer("size", \.size, "Size.", in: 1...500, standard: 100),
        .boolean("deep", \.isDeep, "Deep.", standard: .on),
        .duration("patience", \.patience, "Patience.", standard: .seconds(90)),
        .choice("scope", \.scope, "Scope.", of: ["all", "some"], standard: "all").grouped(under: "More"),
        .strings("groups", \.groups, "Groups.").shown(when: "scope", equals: "some").deprecated(
          "Leave it out."),
      ]

      func validate() -> [SettingIssue] {
        size > 400 && isDeep ? [SettingIssue(key: "size", "too much")] : []
      }

      var endpoint: ConnectionEndpoint {
        get throws(IntegrationError) {
          guard url != "https://page" else {
            throw IntegrationError(.configuration, "This is a page.", field: "url")
          }
          guard token.count > 12 else {
            throw IntegrationError(.configuration, "The token is short.", field: "token")
          }
          return ConnectionEndpoint(base: url, authentication: .bearer(token))
        }
      }
    }

    static let manifest = Manifest(
      id: "harbour", name: "Harbour", version: "1.0.0", summary: "Ships.", mapping: FieldMapping(fields: [:]))

    init(config: Config, host: HostServices) throws(IntegrationError) {}
    func check() async -> CheckReport { CheckReport(tenant: nil, probes: []) }
    func devices() async throws(IntegrationError) -> DeviceListing {
      throw IntegrationError(.unsupported, "None.")
    }
  }

  @Test func `what is given goes where its field says, and what is left out has its default`() throws {
    let settings = PluginSettings([
      "url": .text("https://a.example"), "token": .secret(.env("TOKEN")), "size": .text("7"),
      "groups": .texts(["a"]),
    ])

    let config = settings.build(Harbour.Config.self, secrets: ["token": Secret("resolved")])

    expectNoDifference(config.url, "https://a.example")
    expectNoDifference(config.token.reveal(), "resolved")
    expectNoDifference(config.size, 7)
    expectNoDifference(config.isDeep, true)
    expectNoDifference(config.patience, .seconds(90))
    expectNoDifference(config.scope, "all")
    expectNoDifference(config.groups, ["a"])
  }

  @Test func `a declaration knows what forms and documents need`() throws {
    let groups = try #require(Harbour.Config.fields.last?.declaration)

    expectNoDifference(groups.visibleWhen, SettingDeclaration.Condition("scope", equals: "some"))
    expectNoDifference(groups.deprecation, "Leave it out.")
    expectNoDifference(
      Harbour.Config.fields.map(\.declaration.standard), [nil, nil, "100", "true", "90s", "all", nil])
    expectNoDifference(Harbour.Config.fields.map(\.declaration.group).compactMap { $0 }, ["More"])
  }

  @Test func `a plugin is prepared with its secrets, and says where its tenant is`() throws {
    let settings = PluginSettings(["url": .text("https://a.example"), "token": .secret(.env("TOKEN"))])

    let prepared = try Plugin(Harbour.self).prepare(
      settings, secrets: ["token": Secret("long enough to do")])

    expectNoDifference(prepared.endpoint.base, "https://a.example")
  }

  @Test(
    arguments: [
      (["size": .text("450")], [SettingIssue(key: "size", "too much")]),
      (["size": .text("450"), "deep": .text("false")], []),
      (["url": .text("https://page")], [SettingIssue(key: "url", "This is a page.")]),
    ] as [([String: PluginSettings.Value], [SettingIssue])])
  func `a plugin objects to settings that do not go together, but never for want of a secret`(
    _ values: [String: PluginSettings.Value], _ expected: [SettingIssue]
  ) {
    var settings = PluginSettings(values)
    settings.values["token"] = .secret(.env("TOKEN"))

    // The placeholder is shorter than the plugin wants its token to be.
    let objections = Plugin(Harbour.self).objections(to: settings)

    expectNoDifference(objections, expected)
  }
}
