import CustomDump
import RollcallConfig
import RollcallCore
import Testing

struct AllMistakesAtOnceTests {
  static let text = """
    version: 2
    regster:
      path: rollcall.db
    http: {tries: 0}
    accounts:
      Riverside:
        administrators: [nobody]
      north:
        integrations:
          acme:
            connection:
              url: http://acme.example
              tenant: "é12"
              token: hunter2-hunter2
            asset_id: serialnumber
            safety: {max_checkout_changes: 120%}
            mapping: {serial: x}
            autocheckout: true
    """

  static let expected = [
    "config.yaml:1:10 VERSION: version must be 1: this program reads no other (write version: 1)",
    "config.yaml:2:1 UNKNOWN: 'regster' is not known here (did you mean 'register'?)",
    "config.yaml:4:15 RANGE: tries must be 1 to 20",
    "config.yaml:6:3 PATTERN: 'Riverside' is no id (an id is made of a-z, 0-9 and '-')",
    "config.yaml:7:22 PATTERN: administrators must be a mail address",
    "config.yaml:12:16 PATTERN: url must be an https address, or http for this machine only (write https://)",
    "config.yaml:13:19 PATTERN: tenant must be digits",
    "config.yaml:14:18 SECRET_INLINE: token must be a reference such as {env: NAME} or {file: PATH}; "
      + "the value is not shown (put the secret into a file with mode 0600, or into the environment)",
    "config.yaml:15:19 CHOICE: asset_id must be serial_number, name or asset_tag (did you mean 'serial_number'?)",
    "config.yaml:16:40 RANGE: max_checkout_changes must be 0% to 100%",
    "config.yaml:17:19 MAPPING: 'serial' is no field of a device (did you mean 'serial_number'?)",
    "config.yaml:18:9 UNKNOWN: 'autocheckout' is not known here (did you mean 'auto_checkout'?)",
  ]

  @Test func `twelve mistakes are twelve issues in one go, each with its place`() {
    let loaded = ConfigText(Self.text).load()

    expectNoDifference(loaded.issues.map { $0.line(file: "config.yaml") }, Self.expected)
    #expect(loaded.settings == nil)
  }

  @Test func `an issue knows its setting, and the connection that it is inside of`() {
    let issues = ConfigText(Self.text).load().issues

    expectNoDifference(
      issues.filter { [.secretInline, .range].contains($0.code) }.map(\.path),
      [
        "http.tries", "accounts.north.integrations.acme.connection.token",
        "accounts.north.integrations.acme.safety.max_checkout_changes",
      ])
    expectNoDifference(
      issues.map { $0.connection != nil },
      Array(repeating: false, count: 5) + Array(repeating: true, count: 7))
    #expect(issues.last?.connection == ConnectionReference("north:acme"))
  }
}
