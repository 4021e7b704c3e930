package import RollcallCore
package import RollcallKit
package import RollcallStore

/// Whether a channel works, as somebody found out who tried.
package struct ChannelTest: Hashable, Sendable {
  /// The channel.
  package var channel: NoticeChannel
  /// The accounts whose alerts go there.
  package var accounts: [AccountReference]
  /// The addresses that a mail went to; empty for a webhook.
  package var to: [String]
  /// Why it does not work; nil when it does.
  package var failure: IntegrationError?

  /// Mail that has nowhere to go.
  static func nobody(in accounts: [AccountReference]) -> ChannelTest {
    ChannelTest(
      channel: .mail, accounts: accounts, to: [],
      failure: IntegrationError(
        .configuration, "Nobody is mailed: there are no administrators.",
        hint: "Write `administrators: [name@example.org]` into the account.", field: "administrators"))
  }
}

extension NoticeDesk {
  /// Sends a test by every channel, now: one mail to each circle of administrators.
  ///
  /// - Parameter key: names each test.
  package func test(
    _ accounts: [AccountReference], key: () -> String
  ) async -> [ChannelTest] {
    var tests: [ChannelTest] = []
    if let mail {
      let circles = Circle.all(of: accounts, mail.administrators)
      for circle in circles { tests.append(await test(circle, by: mail, key())) }
      if circles.isEmpty { tests.append(.nobody(in: accounts)) }
    }
    if let webhook { tests.append(await test(accounts, by: webhook, key())) }
    return tests
  }

  private func test(_ circle: Circle, by mail: MailRoute, _ key: String) async -> ChannelTest {
    var test = ChannelTest(channel: .mail, accounts: circle.accounts, to: circle.people)
    do throws(IntegrationError) {
      let receipt = try await mail.send(
        Letter(testFor: circle.accounts), to: circle.people, key: key, at: now(), secrets)
      test.failure = receipt.complaint
    } catch {
      test.failure = error
    }
    return test
  }

  private func test(
    _ accounts: [AccountReference], by webhook: WebhookRoute, _ key: String
  ) async -> ChannelTest {
    var test = ChannelTest(channel: .webhook, accounts: accounts, to: [])
    do throws(IntegrationError) {
      try await webhook.send(.test(key: key, at: now()), at: now(), over: transport, secrets)
    } catch {
      test.failure = error
    }
    return test
  }
}

/// Administrators who get the same mails, with the accounts that they look after.
struct Circle: Hashable {
  var people: [String]
  var accounts: [AccountReference]

  /// The circles of some accounts; an account without administrators is in none.
  static func all(
    of accounts: [AccountReference], _ administrators: [AccountReference: [String]]
  ) -> [Circle] {
    var circles: [Circle] = []
    for account in accounts {
      guard let people = administrators[account], !people.isEmpty else { continue }
      if let index = circles.firstIndex(where: { $0.people == people }) {
        circles[index].accounts.append(account)
      } else {
        circles.append(Circle(people: people, accounts: [account]))
      }
    }
    return circles
  }
}
