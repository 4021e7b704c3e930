import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain what a sync decides about one device; or a rule; or a code.",
    usage: """
      rollcall explain <connection> <serial> [--offline]
      rollcall explain <rule or code>
      """,
    discussion: """
      With a connection and a serial number: fetches and plans as `plan` does, and shows what the tenant said of the device, how it was
      recognised, and which rule decided each field and the checkout, or why nothing happened. With --offline it tells what the register
      remembers instead. With a rule such as G6, or a code such as REGISTER_LOCKED or owner_not_employee: the text about it.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("A connection, a rule, or a code.", valueName: "subject"))
  var subject: String

  @Argument(
    help: ArgumentHelp("The serial number of a device, or the tenant's own id of it.", valueName: "serial"))
  var serial: String?

  @Flag(help: "Do not ask the tenant: tell what the register remembers.")
  var offline = false

  func run() async throws {
    try await reporting(common) {
      if let serial {
        let workspace = try Workspace.open(common)
        let story = DeviceExplaining(workspace: workspace, name: subject, serial: serial)
        try await offline ? story.tellOffline() : story.tell()
      } else {
        try explainText()
      }
    }
  }

  private func explainText() throws {
    if subject.contains(":") {
      throw UsageError("Say which device of \(subject): its serial number, or the tenant's own id of it.")
    }
    guard let page = Handbook.page(on: subject) else {
      throw UsageError(
        "There is no rule or code '\(subject)'. Rules are \(Handbook.rules.joined(separator: " ")); codes are "
          + "\(Handbook.codes.joined(separator: " ")).")
    }
    if common.json {
      Terminal.print(JSON.document(("subject", .string(page.subject)), ("text", .string(page.text))).text)
    } else {
      Terminal.print([page.subject, "", page.text])
    }
  }
}
