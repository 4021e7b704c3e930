import RollcallCore
import RollcallKit

extension ValueKind where Value == CheckoutLimit {
  /// The brake: `20`, `20%` or `off` (I1).
  static var checkoutLimit: ValueKind {
    ValueKind.scalar(.checkoutLimit) { text throws(ValueProblem) in
      if Switch(written: text) == .off { return .off }
      let isShare = text.hasSuffix("%")
      let digits = isShare ? String(text.dropLast()).trimmed : text
      guard Pattern("-?[0-9]+").matches(digits) else {
        throw ValueProblem(.type, "must be \(ValueShape.checkoutLimit.words)")
      }
      guard let number = Int(digits), number >= 0 else {
        throw ValueProblem(.range, "must not be \(digits.hasPrefix("-") ? "negative" : "that large")")
      }
      guard isShare else { return .count(number) }
      guard number <= 100 else { throw ValueProblem(.range, "must be 0% to 100%") }
      return .percent(number)
    }.rendered { $0.written }
  }
}

extension CheckoutLimit {
  fileprivate var written: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    case .off: "off"
    }
  }
}

extension ValueKind where Value == CheckinDelay {
  /// How long a check-in waits: `0`, `2 runs` or `6h` (G13).
  static var checkinDelay: ValueKind {
    ValueKind.scalar(.checkinDelay) { text throws(ValueProblem) in
      if text == "0" || Switch(written: text) == .off { return .atOnce }
      let words = text.split(separator: " ").map { String($0) }
      if words.count == 2, words[1] == "run" || words[1] == "runs", Pattern("-?[0-9]+").matches(words[0]) {
        guard let runs = Int(words[0]), (0...1_000_000).contains(runs) else {
          throw ValueProblem(.range, "must be 0 to 1000000 runs")
        }
        return runs == 0 ? .atOnce : .runs(runs)
      }
      do throws(DurationText.Failure) {
        let duration = try DurationText(parsing: text)
        return duration.milliseconds == 0 ? .atOnce : .time(milliseconds: duration.milliseconds)
      } catch {
        let isNegative = Pattern("-[0-9]+(ms|s|m|h|d)?").matches(text)
        throw ValueProblem(
          error == .tooLong || isNegative ? .range : .type, "must be \(ValueShape.checkinDelay.words)",
          hint: Pattern("[0-9]+").matches(text) ? "write '\(text) runs', or a duration with its unit" : nil)
      }
    }.rendered { $0.written }
  }
}

extension CheckinDelay {
  fileprivate var written: String {
    switch self {
    case .atOnce: "0"
    case .runs(let runs): "\(runs) runs"
    case .time(let milliseconds): DurationText(.milliseconds(milliseconds)).text
    }
  }
}
