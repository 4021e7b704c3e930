package import RollcallCore

/// A mail to be sent: the same text plain and as HTML.
package struct Mail: Hashable, Sendable {
  /// Whom it is from.
  package var from: MailAddress
  /// Whom it goes to.
  package var to: [MailAddress]
  /// What it is about, in any letters.
  package var subject: String
  /// The text, plain.
  package var text: String
  /// The text as a page of HTML.
  package var html: String
  /// Names it: a mail that is sent twice has the same, so that mail programs show one.
  package var key: String
  /// When it was written.
  package var date: Instant

  package init(
    from: MailAddress, to: [MailAddress], subject: String, text: String, html: String, key: String,
    date: Instant
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.key = key
    self.date = date
  }

  /// The header fields, in the form of RFC 5322.
  var headers: [String] {
    [
      "Date: \(MailDate(date).text)",
      "From: \(from.header)",
      "To: \(to.map(\.header).joined(separator: ",\r\n "))",
      "Subject: \(HeaderText(subject).encoded)",
      "Message-ID: <\(key)@\(from.domain)>",
      // Nobody's absence note shall answer (RFC 3834).
      "Auto-Submitted: auto-generated",
    ]
  }
}
