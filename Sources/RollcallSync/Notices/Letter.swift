import RollcallCore
import RollcallStore

/// What a mail says, plain and as a page of HTML. It is made of names, sentences and instants: no secret can get into it.
struct Letter: Hashable, Sendable {
  /// What it is about, on one line.
  let subject: String
  /// What there is to say first.
  private let lead: String
  /// What is known, each under its heading.
  private let facts: [Fact]
  /// What there is to say last.
  private let close: String

  private struct Fact: Hashable {
    var heading: String
    var text: String
  }

  /// A letter that tells of an alert.
  init(_ notice: Notice) {
    let alert = notice.alert
    let words = AlertAdvice(alert.kind, of: alert.connection)
    let about = "[Rollcall] \(alert.connection): \(words.title)"
    let name = notice.accountName
    let account = name == alert.connection.account.text ? "" : " (\(name))"
    let facts = [
      Fact(heading: "What", text: alert.message),
      Fact(heading: "Where", text: "\(alert.connection)\(account)"),
      Fact(heading: "Since", text: alert.since.forPeople),
    ]
    let advice = Fact(
      heading: "What to do",
      text: [Self.hint(of: notice), words.advice].compactMap { $0 }.joined(separator: " "))
    switch notice.kind {
    case .opened:
      subject = about + account
      lead = "Rollcall needs your attention."
      self.facts = facts + [advice]
      close = """
        You will hear of this again after a day, and when it is over. \
        `rollcall alerts acknowledge \(alert.id)` says that you know.
        """
    case .reminder:
      subject = "\(about), still\(account)"
      lead = "This has lasted for a day now, and nobody has acknowledged it."
      self.facts = facts + [advice]
      close = "There will be no other reminder, but you will hear when it is over."
    case .recovered:
      subject = "\(about), recovered\(account)"
      lead = "This is over. There is nothing to do."
      self.facts = facts + [Fact(heading: "Until", text: notice.at.forPeople)]
      close = ""
    }
  }

  /// A letter by which somebody tries out whether letters arrive.
  init(testFor accounts: [AccountReference]) {
    subject = "[Rollcall] test"
    lead = "This is a test: mail from Rollcall reaches you. There is nothing to do."
    facts = [Fact(heading: "Where", text: accounts.map(\.text).joined(separator: ", "))]
    close = "You are named as an administrator; alerts will come to this address."
  }

  /// What the tenant's own fault said to do; other alerts have no run that failed.
  private static func hint(of notice: Notice) -> String? {
    switch notice.alert.kind {
    case .connectionFault, .providerChanged: notice.hint
    case .updateRefused, .mappingLocked, .held, .tenantChanged, .tenantShrank, .noSuccess,
      .duplicateAssetIDs, .unmatchedOwners, .storeFault:
      nil
    }
  }

  /// The letter, plain.
  var text: String {
    let paragraphs = [lead] + facts.map { "\($0.heading): \($0.text)" } + [close]
    return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// The letter as a page of HTML.
  var html: String {
    let rows = facts.map { fact in
      "<dt><b>\(fact.heading)</b></dt><dd>\(Self.escaped(fact.text))</dd>"
    }
    let end = close.isEmpty ? [] : ["<p>\(Self.escaped(close))</p>"]
    return
      (["<!doctype html>", "<meta charset=\"utf-8\">", "<p>\(Self.escaped(lead))</p>", "<dl>"] + rows
      + ["</dl>"] + end).joined(separator: "\n") + "\n"
  }

  /// Text as it stands in a page. What stands in backquotes is a command.
  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return safe.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { index, piece in index % 2 == 0 ? String(piece) : "<code>\(piece)</code>" }.joined()
      .replacing("\n", with: "<br>\n")
  }
}

extension Instant {
  /// `2026-03-01 08:00 UTC`.
  fileprivate var forPeople: String {
    let text = text
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
  }
}
