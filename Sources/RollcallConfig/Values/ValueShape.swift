import RollcallKit

/// What values a setting takes, for messages and documents.
package indirect enum ValueShape: Hashable, Sendable {
  /// A text; the pattern is a regular expression for the whole of it, the words say what it means.
  case text(pattern: String?, words: String)
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// Yes or no.
  case boolean
  /// A duration of at least so long.
  case duration(atLeast: Duration)
  /// One of several words.
  case choice([String])
  /// An address on the web.
  case address
  /// A reference to a secret.
  case secret
  /// A number of assets, a share, or `off`.
  case checkoutLimit
  /// `0`, a number of runs, or a duration.
  case checkinDelay
  /// A list.
  case list(of: ValueShape)

  /// What a value must be, as it stands in messages after "must be".
  var words: String {
    switch self {
    case .text(_, let words): words
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .duration(let least):
      least > .milliseconds(1)
        ? "a duration such as 10m, at least \(DurationText(least).text)" : "a duration such as 10m"
    case .choice(let choices): choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
    case .address: "an https address, or http for this machine only"
    case .secret: "a reference such as {env: NAME} or {file: PATH}"
    case .checkoutLimit: "a count such as 20, a share such as 20%, or off"
    case .checkinDelay: "0, a number of runs such as '2 runs', or a duration such as 6h"
    case .list(let element): "a list, each \(element.words)"
    }
  }

  /// The kind in a word or two, for tables.
  var name: String {
    switch self {
    case .text(_, let words): words
    case .integer(let range) where range.count == 1: "`\(range.lowerBound)`"
    case .integer(let range): "integer, \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "boolean"
    case .duration(let least):
      least > .milliseconds(1) ? "duration, at least \(DurationText(least).text)" : "duration"
    case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
    case .address: "https address"
    case .secret: "secret"
    case .checkoutLimit: "count, share or `off`"
    case .checkinDelay: "`0`, runs or duration"
    case .list(let element): "list: \(element.name)"
    }
  }
}
