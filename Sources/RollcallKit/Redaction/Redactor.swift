/// Takes secrets out of any text that leaves: errors, log lines, what a vendor wrote, what is printed.
///
/// A text is read once, whatever the number of secrets: six bytes at a time are looked up among the beginnings of all forms. Where
/// forms overlap, everything that they cover is masked together, so that no form leaves a rest of another.
package struct Redactor: Sendable {
  /// What stands in place of a secret.
  package static let mask = "[secret]"

  /// Shorter values are refused as secrets where they are read: masking them would eat half of every log.
  static let shortest = 6

  /// By their first six bytes, the longest first.
  private var forms: [UInt64: [[UInt8]]] = [:]
  private var beginnings = ShortList()
  /// The length of the longest form, in bytes; 0 when there is nothing to hide.
  package private(set) var longest = 0

  /// Knows these values, and the pairs of user and password that are sent as Basic credentials.
  package init(values: [String] = [], logins: [(user: String, password: String)] = []) {
    for value in values { add(value) }
    for login in logins {
      add(login.password)
      add(SecretForms(user: login.user, password: login.password))
    }
  }

  /// Knows these secrets.
  package init(_ secrets: some Sequence<Secret>) {
    self.init(values: secrets.map { $0.reveal() })
  }

  /// One value more; nothing when it is too short to be a secret.
  mutating func add(_ value: String) {
    guard value.utf8.count >= Self.shortest else { return }
    add(SecretForms(of: value))
  }

  private mutating func add(_ more: SecretForms) {
    for form in more.all.map({ Array($0.utf8) }) where form.count >= Self.shortest {
      let beginning = form.prefix(Self.shortest).reduce(0) { $0 << 8 | UInt64($1) }
      var others = forms[beginning, default: []]
      guard !others.contains(form) else { continue }
      others.insert(form, at: others.firstIndex { $0.count < form.count } ?? others.endIndex)
      forms[beginning] = others
      longest = max(longest, form.count)
      beginnings.insert(beginning, among: forms.keys)
    }
  }

  /// The text with every form of every secret masked.
  package func redact(_ text: String) -> String {
    guard longest > 0 else { return text }
    var text = text
    return text.withUTF8 { bytes in
      let secrets = ranges(in: bytes)
      guard !secrets.isEmpty else { return nil }
      var clean: [UInt8] = []
      var end = 0
      for secret in secrets {
        clean += bytes[end..<secret.lowerBound]
        clean += Self.mask.utf8
        end = secret.upperBound
      }
      clean += bytes[end...]
      return String(decoding: clean, as: UTF8.self)
    } ?? text
  }

  private func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var window: UInt64 = 0
    for index in bytes.indices {
      window = (window << 8 | UInt64(bytes[index])) & 0xFFFF_FFFF_FFFF
      let start = index - (Self.shortest - 1)
      guard start >= 0, beginnings.mayHold(window), let candidates = forms[window],
        let form = candidates.first(where: { bytes[start...].starts(with: $0) })
      else { continue }
      let range = start..<start + form.count
      if let last = found.last, range.lowerBound < last.upperBound {
        found[found.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        found.append(range)
      }
    }
    return found
  }
}

extension Redactor {
  /// How long the message of an error may be, in bytes.
  private static let longestMessage = 1024

  /// The same error with words that are safe to show: no secret, none beside a telling name, and not too long.
  package func redact(_ error: IntegrationError) -> IntegrationError {
    var error = error
    error.message = SecretNames.maskingValues(in: redact(error.message)).cut(to: Self.longestMessage)
    error.hint = error.hint.map(redact)
    return error
  }

  /// The same report, with words that are safe to show.
  package func redact(_ report: CheckReport) -> CheckReport {
    var report = report
    report.tenant = report.tenant.map { TenantIdentity(id: redact($0.id), name: redact($0.name)) }
    for index in report.probes.indices {
      report.probes[index].failure = report.probes[index].failure.map(redact)
    }
    return report
  }
}

extension String {
  /// The beginning of a text that is longer than so many bytes, and that it is cut; a shorter one as it is.
  package func cut(to bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var short = self
    while short.utf8.count > bytes - 3 { short.removeLast() }
    return short + "…"
  }
}
