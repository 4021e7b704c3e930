import CustomDump
import RollcallConfig
import RollcallCore
import RollcallKit
import Testing

/// A file with every setting, read into its model.
struct WholeFileTests {
  static let text = ConfigText(
    """
    version: 1
    register: {path: data/rollcall.db}
    web:
      listen: 127.0.0.1:9000
      token: {env: ROLLCALL_API_TOKEN}
    mail:
      server: smtps://smtp.example.org:465
      username: rollcall
      password: {credential: smtp}
      from: Rollcall <rollcall@example.org>
    alerts:
      webhook: {url: https://hooks.example.org/rollcall, secret: {file: hook.key}}
    http: {connect: 5s, first_byte: 2m, idle: 500ms, tries: 3, ca: ca.pem}
    retention: {runs: 30d}
    plugins:
      connectors: [./connectors]
      external:
        mine: {command: [./mine.py, --fast], env: [REGION]}
    accounts:
      riverside:
        name: Riverside Schools
        administrators: [it@riverside.example]
        integrations:
          brook:
          acme:
            enabled: no
            connection:
              url: acme.example
              tenant: 010
              token: {exec: [pass, show, acme]}
              include_old: on
              patience: 90s
              groups: [pupils, teachers]
            asset_id: asset_tag
            asset_name: name
            auto_checkout: true
            merge_existing: yes
            follow_owner_change: on
            checkin_on_owner_removed: "true"
            checkin_after: 2 runs
            interval: 1h
            safety: {max_checkout_changes: 5}
            shared_tenant: true
            mapping:
              os: [a.b, "c[0]"]
              custom.tag: x
              owner: {at: user, email: mail, nobody: {path: id, equals: ["0", "-1"], missing: nobody}}
            import_employees: true
            isolation: process
            time_zone: Europe/Oslo
          mine: {connection: {anything: goes}}
        sub_accounts:
          north: {integrations: {brook: {connection: {token: stored}}}}
          south: {administrators: []}
      hill: ~
    """)

  @Test func `every setting of the host is read`() throws {
    let loaded = Self.text.load()
    let settings = try #require(loaded.settings)

    expectNoDifference(loaded.places, [])
    expectNoDifference(settings.registerPath, "data/rollcall.db")
    expectNoDifference(settings.web?.listen, "127.0.0.1:9000")
    expectNoDifference(settings.mail?.password, .credential("smtp"))
    expectNoDifference(settings.mail?.starttls, .required)
    expectNoDifference(settings.webhook?.secret, .file("hook.key"))
    expectNoDifference(settings.http.connect, 5_000)
    expectNoDifference(settings.http.firstByte, 120_000)
    expectNoDifference(settings.http.idle, 500)
    expectNoDifference(settings.http.tries, 3)
    expectNoDifference(settings.http.authorities, "ca.pem")
    expectNoDifference(settings.runRetention, 30 * 86_400_000)
    expectNoDifference(settings.connectorFolders, ["./connectors"])
    expectNoDifference(settings.externalPlugins.map(\.command), [["./mine.py", "--fast"]])
  }

  @Test func `accounts and connections keep the order of the file, and sub-accounts inherit administrators`()
    throws
  {
    let settings = try #require(Self.text.load().settings)

    expectNoDifference(
      settings.accounts.map { "\($0.reference) \($0.name) \($0.administrators)" },
      [
        #"riverside Riverside Schools ["it@riverside.example"]"#,
        #"riverside/north north ["it@riverside.example"]"#,
        "riverside/south south []", "hill hill []",
      ])
    expectNoDifference(
      settings.connections.map(\.reference.description),
      ["riverside:brook", "riverside:acme", "riverside/north:brook"])
  }

  @Test func `every setting of a connection is read by its declared kind`() throws {
    let settings = try #require(Self.text.load().settings)
    let connection = try #require(settings.connections.first { $0.reference.integration == "acme" })

    #expect(!connection.isEnabled)
    #expect(connection.isSharedTenant && connection.importsEmployees)
    expectNoDifference(connection.isolation, .process)
    expectNoDifference(connection.interval, 3_600_000)
    expectNoDifference(connection.timeZone, "Europe/Oslo")
    expectNoDifference(
      connection.settings.values,
      [
        "url": .text("https://acme.example"), "tenant": .text("010"),
        "token": .secret(.exec(["pass", "show", "acme"])),
        "include_old": .text("true"), "patience": .text("90s"), "groups": .texts(["pupils", "teachers"]),
      ])
    var options = SyncOptions()
    options.assetID = .assetTag
    options.assetName = .name
    options.autoCheckout = .on
    options.mergeExisting = .on
    options.followOwnerChange = .on
    options.checkinOnOwnerRemoved = .on
    options.checkinAfter = .runs(2)
    options.maxCheckoutChanges = .count(5)
    expectNoDifference(connection.options, options)
    expectNoDifference(
      connection.mapping,
      FieldMapping(
        fields: [.os: [try FieldMapping.path("a.b"), try FieldMapping.path("c[0]")]],
        custom: ["tag": [try FieldMapping.path("x")]],
        owner: OwnerMapping(
          at: try FieldMapping.path("user"), email: try FieldMapping.path("mail"),
          nobody: NobodyMark(path: try FieldMapping.path("id"), equals: ["0", "-1"], missing: .nobody))))
  }

  @Test func `what this version does not serve is named with its line`() throws {
    let settings = try #require(Self.text.load().settings)

    expectNoDifference(
      settings.notServed.map { "\($0.mark.line) \($0.path)" },
      [
        "18 plugins.external.mine",
        "48 accounts.riverside.integrations.acme.import_employees",
        "49 accounts.riverside.integrations.acme.isolation",
        "51 accounts.riverside.integrations.mine",
      ])
  }

  @Test func `every reference to a secret is listed`() throws {
    let settings = try #require(Self.text.load().settings)

    expectNoDifference(
      settings.secrets.map { "\($0.path): \($0.reference.label)" },
      [
        "web.token: environment variable ROLLCALL_API_TOKEN", "mail.password: systemd credential smtp",
        "alerts.webhook.secret: file hook.key",
        "accounts.riverside.integrations.acme.connection.token: command pass",
        "accounts.riverside.sub_accounts.north.integrations.brook.connection.token: stored in the register",
      ])
  }

  @Test func `what is left out has its default`() throws {
    let settings = try #require(
      ConfigText("version: 1\naccounts: {a: {integrations: {brook: {}}}}").load().settings)
    let connection = try #require(settings.connections.first)

    expectNoDifference(settings.registerPath, "rollcall.db")
    expectNoDifference(settings.web, Settings().web)
    expectNoDifference(settings.http, Settings().http)
    expectNoDifference(connection.options, SyncOptions())
    expectNoDifference(connection.interval, 600_000)
    #expect(connection.isEnabled && !connection.isSharedTenant)
    expectNoDifference(settings.notServed, [])
  }

  @Test(arguments: ["off", "no", "false", "OFF"])
  func `off, no and false all mean off`(_ word: String) throws {
    let text =
      "version: 1\naccounts: {a: {integrations: {brook: {enabled: \(word), asset_name: \(word), "
      + "safety: {max_checkout_changes: \(word)}}}}}\nweb: \(word)"

    let settings = try #require(ConfigText(text).load().settings)

    #expect(settings.web == nil)
    #expect(settings.connections.first?.isEnabled == false)
    #expect(settings.connections.first?.options.assetName == AssetNameSource.none)
    #expect(settings.connections.first?.options.maxCheckoutChanges == .off)
  }

  @Test(arguments: [
    ("0", CheckinDelay.atOnce), ("0h", .atOnce), ("1 run", .runs(1)), ("3 runs", .runs(3)),
    ("6h", .time(milliseconds: 21_600_000)),
  ])
  func `a check-in waits for runs or for time`(_ text: String, _ delay: CheckinDelay) {
    let settings = ConfigText.connection("checkin_after: \(text)").load().settings

    expectNoDifference(settings?.connections.first?.options.checkinAfter, delay)
  }

  @Test(arguments: [
    ("0", CheckoutLimit.count(0)), ("20", .count(20)), ("20%", .percent(20)), ("100%", .percent(100)),
  ])
  func `the brake is a count or a share`(_ text: String, _ limit: CheckoutLimit) {
    let settings = ConfigText.connection("safety: {max_checkout_changes: \(text)}").load().settings

    expectNoDifference(settings?.connections.first?.options.maxCheckoutChanges, limit)
  }
}
