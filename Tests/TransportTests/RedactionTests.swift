import RollcallKit
import RollcallTesting
import RollcallTransport
import Testing

@Suite struct RedactionTests {
  static let forms = [
    #"CANARY/key+with"odd signs"#,
    #"CANARY/key+with\"odd signs"#,
    #"CANARY\/key+with\"odd signs"#,
    "CANARY%2Fkey%2Bwith%22odd%20signs",
    "CANARY%2fkey%2bwith%22odd%20signs",
    "CANARY%2Fkey%2Bwith%22odd+signs",
    "Q0FOQVJZL2tleSt3aXRoIm9kZCBzaWducw==",
    "MTA0ODIwNTg6Q0FOQVJZL2tleSt3aXRoIm9kZCBzaWducw==",
    "MTA0ODIwNTg6Q0FOQVJZL2tleSt3aXRoIm9kZCBzaWducw",
  ]

  @Test(arguments: forms)
  func `every form of a secret is masked`(_ form: String) {
    let redactor = Redactor(logins: [(user: Stage.user, password: Stage.password)])

    #expect(redactor.redact("<\(form)> and <\(form)>") == "<[secret]> and <[secret]>")
  }

  @Test func `a value with white space around it is masked without it too`() {
    #expect(Redactor(values: [" CANARYKEY\n"]).redact("key=CANARYKEY.") == "key=[secret].")
  }

  @Test func `what is too short to be a secret masks nothing`() {
    #expect(Redactor(values: ["a", ""]).redact("a banana") == "a banana")
  }

  @Test(arguments: forms)
  func `a vendor that echoes the credentials does not bring them into an error`(_ form: String) async throws {
    let stage = try Stage(.reply(400, "You sent \(form) as your key"))

    let error = await stage.failure()

    #expect(
      error?.message == "\(stage.server.url) answered GET /devices with 400: You sent [secret] as your key")
  }

  @Test(
    arguments: [
      (
        #"{"error":{"code":405,"message":"Requested method (GET) not allowed"}}"#,
        "Requested method (GET) not allowed"
      ),
      (#"{"code":404,"message":"DeviceNotFound"}"#, "DeviceNotFound"),
      (#"{"error":"no such thing"}"#, "no such thing"),
      ("two\r\nlines \u{1B}[31mred\u{202E}", "two lines [31mred"),
    ])
  func `the vendor's own words stand in the error, on one line`(_ body: String, _ words: String) async throws
  {
    let stage = try Stage(.reply(405, body))

    #expect(await stage.failure()?.message == "\(stage.server.url) answered GET /devices with 405: \(words)")
  }

  @Test(arguments: ["<html><body>Not allowed</body></html>", "", "{}", "[1", "\n  <!DOCTYPE html>"])
  func `a page says nothing`(_ body: String) async throws {
    let stage = try Stage(.reply(403, body))

    #expect(await stage.failure()?.message == "\(stage.server.url) answered GET /devices with 403.")
  }

  @Test func `long words are cut, and a secret at the cut does not show`() async throws {
    let filler = String(repeating: "é", count: 2030)
    let stage = try Stage(.reply(400, filler + " " + Stage.password + filler))

    let message = try #require(await stage.failure()?.message)

    #expect(message.utf8.count < 620)
    #expect(!message.contains("CANARY"))
  }

  @Test func `a secret that the reading limit cuts in two does not show`() async throws {
    let stage = try Stage(.reply(400, String(repeating: "\n", count: 4090) + Stage.password + "more"))

    let message = try #require(await stage.failure()?.message)

    #expect(!message.contains("CANA"))
  }

  @Test func `each request is one line of the log, without credentials`() async throws {
    let stage = try Stage(.reply(503), .reply(200, "[]"))
    let request = HTTPRequest(
      "/devices", query: [HTTPRequest.Parameter("a", "1"), HTTPRequest.Parameter("k", Stage.password)])

    let outcome = await stage.outcome(request)

    let lines = stage.lines.all.map { $0.replacing(#/ ms=\d+/#, with: " ms=N") }
    #expect(outcome == .success("[]"))
    #expect(
      lines == [
        "debug http_request bytes=0 end=clean method=GET ms=N path=/devices?a=1&k=[secret] status=503 try=1",
        "debug http_retry request=GET /devices try=2 wait_ms=1000",
        "debug http_request bytes=2 end=clean method=GET ms=N path=/devices?a=1&k=[secret] status=200 try=2",
      ])
  }
}
