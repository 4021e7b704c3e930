import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

@testable import RollcallConfig

/// Everything that a connector can say comes out as it was meant.
struct ConnectorReadingTests {
  private static let text = ConnectorText(
    """
    connector: 1
    id: brook
    name: Brook MDM
    version: 1.2.3
    summary: Devices of Brook.
    manufacturer: Acme
    settings:
      url: {type: url, required: true, help: Address of the server., example: https://a.example}
      key: {type: secret, required: true, help: A key.}
      user: {type: string, help: A user., default: admin, pattern: "[a-z]+", meaning: letters}
      pages: {type: integer, help: Pages., min: 1, max: 9, default: 3}
      sites: {type: list, help: Sites.}
      mode: {type: choice, help: Mode., choices: [all, few], default: all}
      skip: {type: boolean, help: Whether to skip.}
    base: {setting: url, path: /api}
    headers: {X-Version: "3", X-User: {setting: user}}
    auth:
      - {kind: basic, username: user, password: key}
      - {kind: header, name: X-Key, prefix: "Key ", value: key}
      - {kind: query, name: k, value: key}
      - {kind: body, name: accessToken, value: key}
    check: {name: account, path: /me, identity: {setting: user}}
    devices:
      id: [id, uuid]
      fields:
        serial_number: serial
        os: {path: os, then: [{before_last: " "}, lower]}
        manufacturer: {const: Apple}
        owner: {at: "@users", email: email}
        custom.colour: colour
      filters:
        - {drop: removed, equals: [true, 1]}
        - {keep: class, begins: MAC, when: skip}
        - {drop: virtual}
      streams:
        macs:
          path: /macs
          params: {fields: [a, b], limit: 5}
          pagination: {kind: offset, param: offset, size_param: n, size: 50, advance_by: requested}
          stop: [short_page, total]
          records: data.items
          total: data.count
        phones:
          path: /phones/{partition}
          method: POST
          body: {operation: list, deep: {n: 1, text: "1", flag: true, site: {setting: user}}, all: [x, {partition: true}]}
          pagination: {kind: page, param: options.page, in: body, first: 0}
          stop: [{page_count: pages}, {flag_off: more}, {status: 204}, {path: status, equals: NONE}]
          may_lack_records: true
          for_each: {path: /orgs, records: orgs, key: org.id, filters: [{keep: types, has: sm}], for_each: {setting: sites}}
    lookups:
      users: {path: /users, records: users, key: id, by: user.id, match: under, optional: true, pagination: {kind: link_header}}
    detail: {path: "/macs/{id}", id: id, concurrency: 2}
    errors:
      - {status: 200, content_type: text/html, kind: authentication, hint: Sign in.}
      - {path: status, not: OK, kind: permission}
      - {contains: quota, kind: rate_limited}
    """)

  @Test func `everything is read`() throws {
    let loaded = Self.text.load()
    expectNoDifference(loaded.issues.map { $0.line(file: "c") }, [])
    let connector = try #require(loaded.connector)

    expectNoDifference(
      connector.settings.map(\.kind),
      [
        .url, .secret, .string(pattern: "[a-z]+", meaning: "letters"), .integer(1...9), .strings,
        .choice(["all", "few"]), .boolean,
      ])
    expectNoDifference(connector.settings.map(\.standard), [nil, nil, "admin", "3", nil, "all", nil])
    expectNoDifference(connector.base, Connector.Base(.setting("url"), path: "/api"))
    expectNoDifference(
      connector.headers, [.init("X-Version", .constant("3")), .init("X-User", .setting("user"))])
    expectNoDifference(
      connector.authentication,
      [
        .basic(user: .setting("user"), password: .setting("key")),
        .header(name: "X-Key", prefix: "Key ", secret: "key"), .query(name: "k", secret: "key"),
        .body(name: "accessToken", secret: "key"),
      ])
    expectNoDifference(connector.identity, .setting("user"))
    expectNoDifference(connector.probes, [Connector.Probe("account", Connector.Request("/me"))])
    expectNoDifference(connector.manifest.identity, ["user"])
    expectNoDifference(connector.manifest.readingPosts, ["/phones/{partition}"])
    expectNoDifference(
      connector.manifest.mapping,
      FieldMapping(
        fields: [
          .deviceID: ["id", "uuid"], .serialNumber: ["serial"],
          .os: FieldSource(["os"], then: [.beforeLast(" "), .lower]),
          .manufacturer: FieldSource(constant: "Apple"),
        ], custom: ["colour": ["colour"]], owner: OwnerMapping(at: "@users", email: "email")))
    expectNoDifference(
      connector.filters,
      [
        .init(.drop, "removed", .isOne(of: ["true", "1"])),
        .init(.keep, "class", .begins(with: ["MAC"]), setting: "skip"), .init(.drop, "virtual", .exists),
      ])
    expectNoDifference(
      connector.detail, Connector.Detail(Connector.Request("/macs/{id}"), id: "id", concurrency: 2))
    expectNoDifference(
      connector.errors,
      [
        .init(status: 200, contentType: "text/html", kind: .authentication, hint: "Sign in."),
        .init(says: .differs("status", ["OK"]), kind: .permission),
        .init(says: .contains("quota"), kind: .rateLimited),
      ])
  }

  @Test func `ways to a token are read`() throws {
    let loaded = ConnectorText.with(
      """
      auth:
        - kind: oauth2_client_credentials
          token_url: https://login.example/{site}/token
          client_id: site
          client_secret: token
          scope: monitoring
          credentials_in: basic
        - kind: login
          token_url: /login
          headers: {X-Key: {setting: token}}
          body: {email: {setting: site}, password: {setting: token}}
          token_header: Authorization
          lifetime: 20h
      """
    ).load()

    expectNoDifference(loaded.issues.map { $0.line(file: "c") }, [])
    expectNoDifference(
      loaded.connector?.authentication,
      [
        .token(
          .init(
            address: "https://login.example/{site}/token",
            .client(id: "site", secret: "token", scope: "monitoring", isInHeader: true),
            place: .answer("access_token"), lifetime: .answer("expires_in"))),
        .token(
          .init(
            address: "/login",
            .login(
              .object([.init("email", .text(.setting("site"))), .init("password", .text(.setting("token")))]),
              headers: [.init("X-Key", .setting("token"))]),
            place: .header("Authorization", prefix: "Bearer "), lifetime: .fixed(72_000_000))),
      ])
  }

  @Test func `streams and lookups are read`() throws {
    let connector = try #require(Self.text.load().connector)

    expectNoDifference(connector.streams.map(\.name), ["macs", "phones"])
    expectNoDifference(
      connector.streams[0].listing,
      Connector.Listing(
        Connector.Request(
          "/macs",
          parameters: [
            .init("fields", .constant("a")), .init("fields", .constant("b")), .init("limit", .constant("5")),
          ]),
        paging: .offset(
          .query("offset"), size: .init(.query("n"), count: 50), advance: .requested),
        stops: [.shortPage, .totalReached], records: "data.items", total: "data.count"))
    expectNoDifference(
      connector.streams[1],
      Connector.Stream(
        "phones",
        Connector.Listing(
          Connector.Request(
            "/phones/{partition}", method: .post,
            body: .object([
              .init("operation", .text(.constant("list"))),
              .init(
                "deep",
                .object([
                  .init("n", .literal("1")), .init("text", .text(.constant("1"))),
                  .init("flag", .literal("true")),
                  .init("site", .text(.setting("user"))),
                ])),
              .init("all", .list([.text(.constant("x")), .text(.partition)])),
            ])),
          paging: .page(.body(["options", "page"]), first: 0, size: nil),
          stops: [.pageCount("pages"), .flagOff("more"), .status(204), .says("status", "NONE")],
          mayLackRecords: true),
        partitions: .records(
          of: Connector.Listing(Connector.Request("/orgs"), records: "orgs"), key: "org.id",
          filters: [.init(.keep, "types", .has(oneOf: ["sm"]))], .setting("sites")
        )))
    expectNoDifference(
      connector.joins,
      [
        Connector.Join(
          "users",
          Connector.Listing(Connector.Request("/users"), paging: .linkHeader(size: nil), records: "users"),
          key: "id", by: "user.id", match: .under, isOptional: true)
      ])
  }
}
