import Foundation
import RollcallCore

/// An instant as mails write it: `Sun, 01 Mar 2026 08:00:00 +0000`.
struct MailDate {
  let text: String

  init(_ instant: Instant) {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    text = format.string(from: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
  }
}
