import Foundation
package import RollcallKit

/// Sends mail through a server of the operator's, each one on a thread of its own, so that nothing else waits for a slow server.
package struct MailSender: Sendable {
  /// How long a connection may take to stand.
  private let connect: Duration
  /// How long one mail may take at all.
  private let limit: Duration

  /// How long a server may still take to accept a mail that it has when the task is cancelled; a mail that is broken off in that
  /// moment would be sent twice.
  package static let grace = Duration.seconds(3)

  package init(connect: Duration = .seconds(10), limit: Duration = .seconds(60)) {
    self.connect = connect
    self.limit = limit
  }

  /// Sends a mail, and returns when the server has taken it. Cancelling the task breaks it off.
  ///
  /// - Throws: `authentication` when the server refuses user and password, `configuration` when it cannot be trusted, offers no
  ///   encryption, or refuses the sender or everybody the mail goes to, `transient` when it cannot be reached or asks to wait.
  @discardableResult
  package func send(_ mail: Mail, through server: MailServer) async throws(IntegrationError) -> MailReceipt {
    let conversation = MailConversation(grace: Self.grace)
    let (connect, limit) = (connect, limit)
    let ending = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let thread = Thread {
          BrokenPipes.ignore()
          waiter.resume(
            returning: MailHandle(mail, server, conversation, connect: connect, limit: limit)?.perform()
              ?? .noMemory)
        }
        thread.name = "rollcall-mail"
        thread.start()
      }
    } onCancel: {
      conversation.giveUp()
    }
    return try MailWords(server, mail).receipt(ending, conversation)
  }
}

/// A mail that a server has taken.
package struct MailReceipt: Hashable, Sendable {
  /// Those whom the server does not know or does not want, each with its words.
  package var refused: [String] = []
  /// Those whom it asks to try again later.
  package var postponed: [MailAddress] = []
}
