import ArgumentParser
import RollcallDocuments

struct VersionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  @Flag(help: "Print it as JSON.")
  var json = false

  func run() async throws {
    Terminal.print(
      json ? JSON.document(("version", .string(Rollcall.version))).text : "rollcall \(Rollcall.version)")
  }
}
