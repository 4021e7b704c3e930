import Synchronization

/// All secrets that this process has met, whoever they belong to: what stands before every way out.
///
/// A ``Secret`` is known from the moment it is made, and for as long as the process lives: one that was changed since may still turn
/// up in an answer or an old error. So whoever prints, logs, mails or serves a text asks here last, and needs no list of what to hide.
package enum KnownSecrets {
  private struct State {
    var values: Set<String> = []
    var redactor = Redactor()
  }

  private static let state = Mutex(State())

  /// The text without any secret of this process. Costs one pass over the text, however many secrets there are.
  package static func redact(_ text: String) -> String {
    state.withLock(\.redactor).redact(text)
  }

  /// Remembers a value.
  static func note(_ value: String) {
    guard value.utf8.count >= Redactor.shortest else { return }
    state.withLock { state in
      if state.values.insert(value).inserted { state.redactor.add(value) }
    }
  }
}
