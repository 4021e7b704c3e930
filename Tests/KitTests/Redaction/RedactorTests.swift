import Foundation
import RollcallKit
import Testing

/// What becomes of secrets in texts that leave.
@Suite struct RedactorTests {
  static let secret = #"CANARY/key+with"odd signs & <é>"#

  static let forms: [(name: String, text: String)] = [
    ("as it is", secret),
    ("percent", "CANARY%2Fkey%2Bwith%22odd%20signs%20%26%20%3C%C3%A9%3E"),
    ("form", "CANARY%2fkey%2bwith%22odd+signs+%26+%3c%c3%a9%3e"),
    ("JSON", #"CANARY/key+with\"odd signs & <é>"#),
    ("JSON with escaped slashes", #"CANARY\/key+with\"odd signs & <é>"#),
    ("JSON in ASCII", #"CANARY\/key+with\"odd signs & <\u00e9>"#),
    ("JSON for pages", #"CANARY/key+with\"odd signs \u0026 \u003C\u00E9\u003E"#),
    ("HTML", "CANARY/key+with&quot;odd signs &amp; &lt;é&gt;"),
    ("Base64", Data(secret.utf8).base64EncodedString()),
    (
      "Base64 for addresses",
      Data(secret.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    ),
  ]

  @Test(arguments: forms) func `every form of a secret is masked`(_ form: (name: String, text: String)) {
    let redactor = Redactor(values: [Self.secret])

    #expect(redactor.redact("<\(form.text)> and <\(form.text)>") == "<[secret]> and <[secret]>")
  }

  @Test(arguments: ["", "u", "ur", "\u{0}user\u{0}"])
  func `a secret inside longer Base64 leaves nothing that can be read`(_ before: String) {
    let redactor = Redactor(values: [Self.secret])
    let text = Data("\(before)\(Self.secret) and more".utf8).base64EncodedString()

    let clean = redactor.redact(text)

    #expect(clean.contains("[secret]"))
    #expect(!clean.contains(Data(Self.secret.utf8).base64EncodedString().dropFirst(4).prefix(8)))
    #expect(clean.utf8.count < text.utf8.count - Self.secret.utf8.count)
  }

  @Test func `where forms overlap everything that they cover goes`() {
    let redactor = Redactor(values: ["abcdefgh", "efghijkl", "efghijklmnop"])

    #expect(redactor.redact("-abcdefghijklmnop-abcdefgh-efghijkl-") == "-[secret]-[secret]-[secret]-")
  }

  @Test func `what is too short to be a secret masks nothing`() {
    #expect(Redactor(values: ["a", "", "short"]).redact("a short banana") == "a short banana")
  }

  @Test func `of a thousand secrets each is masked, and what only begins like one is not`() {
    let secrets = (0..<1000).map { "KEY-OF-CONNECTION-\($0)-END" }
    let redactor = Redactor(values: secrets)

    let texts = secrets.map { redactor.redact("a \($0) b") }

    #expect(texts.allSatisfy { $0 == "a [secret] b" })
    #expect(redactor.redact("KEY-OF-CONNECTION-1000-END") == "KEY-OF-CONNECTION-1000-END")
  }

  @Test func `a secret is known to the ways out from when it is made, also after it changed`() {
    _ = Secret("FIRST-VALUE-OF-THE-CANARY")
    _ = Secret("SECOND-VALUE-OF-THE-CANARY")

    let text = KnownSecrets.redact("FIRST-VALUE-OF-THE-CANARY, then SECOND-VALUE-OF-THE-CANARY.")

    #expect(text == "[secret], then [secret].")
  }

  @Test func `the words of an error are clean and not longer than a paragraph`() {
    let words = "The answer was: " + String(repeating: "é", count: 2000) + " TAIL-OF-THE-MESSAGE"
    let error = IntegrationError(.malformed, "CANARY-KEY-1 " + words, hint: "Look at CANARY-KEY-1.")

    let clean = Redactor(values: ["CANARY-KEY-1"]).redact(error)

    #expect(clean.message.hasPrefix("[secret] The answer was: é"))
    #expect(clean.message.hasSuffix("…") && clean.message.utf8.count <= 1024)
    #expect(clean.hint == "Look at [secret].")
  }
}

/// Values beside telling names.
@Suite struct SecretNameTests {
  @Test(
    arguments: [
      ("Authorization: Basic dXNlcjpwYXNz, Accept: */*", "Authorization: [secret], Accept: */*"),
      (#"{"api_key":"abc def","name":"x"}"#, #"{"api_key":"[secret] def","name":"x"}"#),
      ("/devices?access_token=a1b2&page=2", "/devices?access_token=[secret]&page=2"),
      ("Set-Cookie: session=1; Path=/", "Set-Cookie: [secret]; Path=/"),
      ("X-Api-Key: zz9 was sent", "X-Api-Key: [secret] was sent"),
      ("sent Bearer eyJhbGciOiJIUzI1NiJ9.e30 to us", "sent Bearer [secret] to us"),
      ("Basic authentication is required", "Basic authentication is required"),
      ("The token has expired", "The token has expired"),
      ("password: [secret]", "password: [secret]"),
    ])
  func `a value beside a telling name is masked`(_ text: String, _ clean: String) {
    #expect(SecretNames.maskingValues(in: text) == clean)
  }
}
