import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// What a connector sends for a token.
struct TokenSourceTests {
  private static let settings: [SettingDeclaration] = [
    SettingDeclaration(key: "tenant", kind: .string(pattern: nil, meaning: nil), need: .required, help: "x"),
    SettingDeclaration(key: "id", kind: .string(pattern: nil, meaning: nil), need: .required, help: "x"),
    SettingDeclaration(key: "secret", kind: .secret, need: .required, help: "x"),
  ]

  private func request(
    _ source: Connector.TokenSource, tenant: String = "a-1"
  ) throws -> TokenRequest {
    var connector = Connector.small(Connector.Listing(Connector.Request("/d")), settings: Self.settings)
    connector.authentication = [.token(source)]
    let settings = PluginSettings([
      "tenant": .text(tenant), "id": .text("rollcall"), "secret": .secret(.env("SECRET")),
    ])
    let endpoint = try Plugin(connector).prepare(settings, secrets: ["secret": Secret("S+/1")]).endpoint
    guard case .token(let request)? = endpoint.authentications.first else {
      throw IntegrationError(.configuration, "no token")
    }
    return request
  }

  @Test func `client credentials go in the form, or in the header`() throws {
    let form = try request(
      Connector.TokenSource(
        address: "https://login.example/{tenant}/token",
        .client(id: "id", secret: "secret", scope: "read all", isInHeader: false), place: .answer("t"),
        lifetime: .answer("e")))
    let header = try request(
      Connector.TokenSource(
        address: "/oauth/token", .client(id: "id", secret: "secret", scope: nil, isInHeader: true),
        place: .answer("t"), lifetime: .fixed(1000)))

    expectNoDifference(form.address, "https://login.example/a-1/token")
    expectNoDifference(
      String(decoding: form.body, as: UTF8.self),
      "grant_type=client_credentials&client_id=rollcall&client_secret=S%2B%2F1&scope=read%20all")
    expectNoDifference(header.address, "https://api.brook.example/oauth/token")
    expectNoDifference(String(decoding: header.body, as: UTF8.self), "grant_type=client_credentials")
    expectNoDifference(
      header.headers.first, HTTPRequest.Parameter("Authorization", "Basic cm9sbGNhbGw6UysvMQ=="))
    #expect(form.secrets == [Secret("S+/1")] && form.prefix == "Bearer ")
  }

  @Test func `who signs in sends secrets as JSON, and only there`() throws {
    let body = Connector.Body.object([
      .init("user", .text(.setting("id"))), .init("password", .text(.setting("secret"))),
    ])
    let login = try request(
      Connector.TokenSource(
        address: "/login", .login(body, headers: [.init("X-Key", .setting("secret"))]),
        place: .header("Authorization", prefix: "Bearer "), lifetime: .fixed(1000)))

    expectNoDifference(
      String(decoding: login.body, as: UTF8.self), #"{"user":"rollcall","password":"S+/1"}"#)
    expectNoDifference(
      login.headers,
      [.init("X-Key", "S+/1"), HTTPRequest.Parameter("Content-Type", "application/json")])
  }

  @Test(arguments: ["a/b", "..", "a b", "", "ä"]) func `a setting that would change the address is refused`(
    tenant: String
  ) {
    let source = Connector.TokenSource(
      address: "https://login.example/{tenant}/token",
      .client(id: "id", secret: "secret", scope: nil, isInHeader: false), place: .answer("t"),
      lifetime: .fixed(1))

    let error = #expect(throws: IntegrationError.self) { _ = try request(source, tenant: tenant) }

    #expect(error?.kind == .configuration && error?.field == "tenant")
  }
}
