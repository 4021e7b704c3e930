import Synchronization

/// What is said between us and a mail server while one mail is sent. The thread that sends it listens; the task that wants it sent may
/// give up.
final class MailConversation: Sendable {
  private let state = Mutex(State())
  private let grace: Duration

  private struct State {
    var stage = MailStage.greeting
    var recipients = 0
    var exchanges: [MailExchange] = []
    var givenUp: ContinuousClock.Instant?
  }

  /// - Parameter grace: how long the server may still take to accept a mail that it has when we give up.
  init(grace: Duration) {
    self.grace = grace
  }

  /// What the server answered, in order.
  var exchanges: [MailExchange] { state.withLock { $0.exchanges } }

  /// Whether somebody has given up.
  var isGivenUp: Bool { state.withLock { $0.givenUp != nil } }

  /// Ends the conversation as soon as that leaves no doubt whether the mail was sent.
  func giveUp() {
    state.withLock { $0.givenUp = .now }
  }

  /// Whether the conversation is to end now. While the server has the whole mail and has not said yet whether it takes it, it has some
  /// time to do so, because the mail would be sent again. Nobody waits for the answer to a goodbye.
  var isOver: Bool {
    state.withLock { state in
      if state.stage == .farewell { return true }
      guard let since = state.givenUp else { return false }
      let isInDoubt = state.stage == .content && state.exchanges.last?.stage == .content
      return !isInDoubt || ContinuousClock.now - since >= grace
    }
  }

  /// Takes note of a line of ours: what it is about, never what it says.
  func hear(sent line: String) {
    state.withLock { state in
      let verb = line.prefix { $0.isLetter }.uppercased()
      switch verb {
      case "EHLO", "HELO", "STARTTLS": state.stage = .hello
      case "AUTH": state.stage = .login
      case "MAIL": state.stage = .sender
      case "RCPT":
        state.stage = .recipient(state.recipients)
        state.recipients += 1
      case "DATA": state.stage = .content
      case "QUIT": state.stage = .farewell
      case _: break
      }
    }
  }

  /// Takes note of a line of the server. Only the last line of an answer has no hyphen after its number.
  func hear(received line: String) {
    let text = line.trimmingSuffix { $0.isNewline }
    guard let code = Int(text.prefix(3)), text.dropFirst(3).first != "-" else { return }
    state.withLock { state in
      state.exchanges.append(
        MailExchange(stage: state.stage, code: code, words: String(text.dropFirst(4))))
    }
  }
}

/// What a part of a conversation with a mail server is about.
enum MailStage: Hashable, Sendable {
  /// The server's first words.
  case greeting
  /// Who we are, and TLS.
  case hello
  /// User and password.
  case login
  /// Whom the mail is from.
  case sender
  /// One of those whom it goes to, from 0.
  case recipient(Int)
  /// The mail itself: first the leave to send it, then whether it was taken.
  case content
  /// The end.
  case farewell
}

/// An answer of a mail server.
struct MailExchange: Hashable, Sendable {
  var stage: MailStage
  /// 2 and 3 hundreds are good, 4 hundreds pass, 5 hundreds stay.
  var code: Int
  /// The server's words, not yet safe to show.
  var words: String
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !isTrimmed($0) }) else { return self[startIndex..<startIndex] }
    return self[...last]
  }
}
