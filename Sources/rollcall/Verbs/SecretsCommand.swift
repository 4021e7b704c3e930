import ArgumentParser
import RollcallConfig
import RollcallDocuments
import RollcallKit

struct SecretsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "secrets", abstract: "Check the secrets that the file refers to.", subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Resolve every secret and say whether it is there; none is shown.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let resolver = SecretResolver(folder: workspace.folder)
        let checks = workspace.settings.secrets.map { SecretCheck($0, resolver) }
        if common.json {
          Terminal.print(JSON.document(("secrets", .array(checks.map(\.json)))).text)
        } else {
          for check in checks { Terminal.print(check.lines) }
        }
        if checks.contains(where: { $0.failure != nil }) { throw ExitStatus.configuration.code }
      }
    }
  }
}
