import CustomDump
import RollcallConfig
import Testing

/// Whatever stands where a secret belongs may be one: it is refused, and occurs in no message.
struct SecretSilenceTests {
  static let canary = "S3cret-Canary-7f3a"

  static let written: [(name: String, text: String, code: ConfigIssue.Code)] = [
    ("plain", "token: \(canary)", .secretInline),
    ("quoted", "token: \"\(canary)\"", .secretInline),
    ("a block", "token: |\n  \(canary)\n  more", .secretInline),
    ("in a list", "token: [\(canary)]", .secretInline),
    ("in braces", "token: {\(canary)}", .secretInline),
    ("a reference of no kind", "token: {secret: \(canary)}", .unknown),
    ("a misspelt reference", "token: {evn: \(canary)}", .unknown),
    ("a variable's name that is none", "token: {env: \(canary)!}", .pattern),
    ("a command that is no list", "token: {exec: \(canary)}", .type),
    ("a variable that is a list", "token: {env: [\(canary)]}", .type),
    ("two references", "token: {env: A, file: \(canary)}", .type),
    ("behind a tag", "token: !\(canary) \(canary)", .syntax),
    ("behind an anchor", "token: &\(canary) \(canary)", .syntax),
    ("as an alias", "token: *\(canary)", .syntax),
    ("below a key that is not known", "tokken: \(canary)", .unknown),
    ("in a text with a pattern", "token: {env: A}\ntenant: \(canary)", .pattern),
    ("in an address", "token: {env: A}\nurl: https://me:\(canary)@acme.example", .secretInline),
    ("in an address that is none", "token: {env: A}\nurl: \"https:// \(canary)\"", .pattern),
    ("in a choice", "token: {env: A}\nscope: \(canary)", .choice),
    ("in a number", "token: {env: A}\npage_size: \(canary)", .type),
    ("in a switch", "token: {env: A}\ninclude_old: \(canary)", .type),
    ("in a duration", "token: {env: A}\npatience: \(canary)", .type),
    ("before a syntax error", "token: \"\(canary)", .syntax),
    ("in a syntax error", "token: @\(canary)", .syntax),
  ]

  @Test(arguments: written.indices)
  func `a secret in the file is refused without being shown`(_ index: Int) {
    let (_, text, code) = Self.written[index]

    let loaded = ConfigText.settings(text).load()

    #expect(loaded.issues.contains { $0.code == code })
    var dumped = ""
    dump(loaded.issues, to: &dumped)
    #expect(!dumped.contains(Self.canary))
  }

  @Test(arguments: ["web: {token: ", "mail: {password: ", "alerts: {webhook: {secret: "])
  func `a secret of the host is refused likewise`(_ start: String) {
    let end = start.filter { $0 == "{" }.map { _ in "}" }.joined()

    let loaded = ConfigText.host(start + Self.canary + end).load()

    #expect(loaded.issues.contains { $0.code == .secretInline })
    #expect(!loaded.issues.contains { "\($0)".contains(Self.canary) })
  }
}
