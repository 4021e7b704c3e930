import CustomDump
import RollcallConfig
import Testing

struct SuggestionTests {
  @Test(
    arguments: [
      ("regsiter: {}", "did you mean 'register'?"), ("Register: {}", "did you mean 'register'?"),
      ("alert: {}", "did you mean 'alerts'?"), ("htp: {}", "did you mean 'http'?"), ("colours: {}", nil),
    ] as [(String, String?)])
  func `an unknown key is answered with the one that was meant`(_ line: String, _ hint: String?) {
    let loaded = ConfigText.host(line).load()

    expectNoDifference(loaded.issues.map(\.hint), [hint])
  }

  @Test(arguments: [
    ("autoCheckout: true", "did you mean 'auto_checkout'?"), ("asset-id: name", "did you mean 'asset_id'?"),
    ("page_size: 5", "it belongs below 'connection'"),
    ("time_zone: Europe/Olso", "did you mean 'Europe/Oslo'?"),
    ("asset_id: assettag", "did you mean 'asset_tag'?"),
    ("mapping: {serialnumber: a}", "did you mean 'serial_number'?"),
  ])
  func `an unknown word of a connection is answered likewise`(_ line: String, _ hint: String) {
    let loaded = ConfigText.connection(line).load()

    expectNoDifference(loaded.issues.map(\.hint), [hint])
  }

  @Test func `a misspelt section is read as the one that was meant, and is not missing`() {
    let loaded = ConfigText(
      """
      version: 1
      acounts:
        riverside:
          intergrations:
            acmee:
              conection: {url: acme.example, tenant: x, token: {env: A}}
      """
    ).load()

    expectNoDifference(
      loaded.places, ["2:1 UNKNOWN", "4:5 UNKNOWN", "5:7 UNKNOWN", "6:9 UNKNOWN", "6:48 PATTERN"])
  }

  @Test func `a misspelt value that is required is not missing too`() {
    let loaded = ConfigText.settings("url: acme.example\ntenent: 12345\ntoken: {env: A}").load()

    expectNoDifference(loaded.issues.map(\.hint), ["did you mean 'tenant'?"])
  }
}
