import Foundation
import RollcallConfig
import RollcallKit

/// Asks for a secret: on a terminal without showing what is typed, else from standard input.
struct SecretPrompt {
  private let question: String
  private static let longest = 64 << 10

  init(asking question: String) {
    self.question = question
  }

  /// The secret, without the newline at its end.
  func read() throws -> Secret {
    let text = Terminal.canAsk ? try typed() : try piped()
    return try SecretResolver.secret(of: text, from: "standard input")
  }

  private func typed() throws -> String {
    Terminal.say("\(question) (not shown):")
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw UsageError("The terminal cannot hide what is typed.")
    }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    guard let text = readLine() else { throw UsageError("Nothing was typed; nothing was changed.") }
    return text
  }

  private func piped() throws -> String {
    let data = try FileHandle.standardInput.read(upToCount: Self.longest) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}
