import ArgumentParser

/// The program: its verbs, from top to bottom in the order in which a new user meets them.
@main
struct Rollcall: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "rollcall",
    abstract: "Keeps an organisation's asset register in step with its MDMs.",
    discussion: """
      Reads config.yaml, pulls the devices of each connection and plans what that means for the register. A plan is exactly
      what happens; a failed run changes nothing; a sync never writes to a tenant, never deletes and never archives.
      """,
    version: version,
    subcommands: [
      ValidateCommand.self, TestCommand.self, PlanCommand.self, SyncCommand.self, RunCommand.self,
      StatusCommand.self,
      ExplainCommand.self, FetchCommand.self, RunsCommand.self, FindingsCommand.self, AlertsCommand.self,
      AccountsCommand.self, ConnectionsCommand.self, AssetsCommand.self, EmployeesCommand.self,
      LocationsCommand.self, ProductsCommand.self, PluginsCommand.self,
      ConfigCommand.self,
      SecretsCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self, VersionCommand.self,
    ])
}
