import CustomDump
import RollcallKit
import Testing

struct SecretTests {
  let secret = Secret("S3cret-Canary-7f3a")

  @Test func `a secret shows itself to nobody who does not ask for it`() {
    var dumped = ""
    dump(secret, to: &dumped)
    dump([secret], to: &dumped)
    customDump(secret, to: &dumped)
    dump(ConnectionEndpoint(base: "https://a.example", authentication: .bearer(secret)), to: &dumped)

    for text in [
      dumped, "\(secret)", String(reflecting: secret), "\([secret])", String(describing: Optional(secret)),
    ] {
      #expect(!text.contains("Canary"))
    }
    #expect(Mirror(reflecting: secret).children.isEmpty)
    #expect(secret.reveal() == "S3cret-Canary-7f3a")
    #expect(secret.count == 18)
  }

  @Test func `a reference is told by its place, not by the arguments of its command`() {
    let references: [SecretReference] = [
      .env("KEY"), .file("a/key"), .credential("key"), .exec(["vault", "--token", "abc"]), .stored,
    ]

    expectNoDifference(
      references.map(\.label),
      [
        "environment variable KEY", "file a/key", "systemd credential key", "command vault",
        "stored in the register",
      ])
  }
}
