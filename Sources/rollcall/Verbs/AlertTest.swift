import ArgumentParser
import Foundation
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync

struct AlertTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Send a test by mail and to the webhook, now.",
    discussion: "Says of each channel whether it works: of a mail, that the server has taken it.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var account: AccountOption

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let desk = workspace.noticeDesk(on: try workspace.host())
      guard desk.mail != nil || desk.webhook != nil else {
        throw IntegrationError(
          .configuration, "There is nothing to test: neither `mail` nor `alerts.webhook` is set.",
          hint: "`rollcall config sample` shows both.")
      }
      let accounts = try accounts(in: workspace)
      let tests = await desk.test(accounts) { UUID().uuidString.lowercased() }
      show(tests)
      try ExitStatus.combined(tests.compactMap { $0.failure.map { ExitStatus($0.kind) } }).exit()
    }
  }

  private func accounts(in workspace: Workspace) throws -> [AccountReference] {
    guard account.account != nil else { return workspace.settings.accounts.map(\.reference) }
    return [try workspace.account(account)]
  }

  private func show(_ tests: [ChannelTest]) {
    if common.json {
      Terminal.print(JSON.document(("tests", .array(tests.map(\.json)))).text)
    } else {
      for test in tests { Terminal.print(test.lines) }
    }
  }
}
