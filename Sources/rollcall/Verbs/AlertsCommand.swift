import ArgumentParser
import RollcallCore
import RollcallDocuments
import RollcallStore

struct AlertsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "Show and acknowledge alerts; try out who is told of them.",
    subcommands: [List.self, Acknowledge.self, AlertTest.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the open alerts.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await reporting(common) {
        let register = try Workspace.open(common).registerForReading()
        let alerts = try register?.openAlerts() ?? []
        if common.json {
          Terminal.print(JSON.alerts(alerts).text)
          return
        }
        if alerts.isEmpty { Terminal.print("No open alerts.") }
        for alert in alerts {
          let seen = alert.isAcknowledged ? ", acknowledged" : ""
          Terminal.print(
            "\(alert.id)  \(alert.connection)  \(alert.kind.rawValue) since \(alert.since.text)\(seen)")
          Terminal.print("   \(alert.message)")
          if alert.kind.isAboutHeldRun, let run = try register?.heldRun(of: alert.connection) {
            Terminal.print("   \(HeldRun(number: run).advice)")
          }
        }
      }
    }
  }

  struct Acknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Mark an alert as seen; it closes by itself when its cause is gone.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The number of the alert.")
    var alert: Int64

    func run() async throws {
      try await reporting(common) {
        try Workspace.open(common).register().acknowledgeAlert(alert)
        Terminal.print(common.json ? JSON.acknowledged(alert: alert).text : "Alert \(alert) is acknowledged.")
      }
    }
  }
}

extension AlertKind {
  /// Whether a run waits as long as the alert is open.
  fileprivate var isAboutHeldRun: Bool {
    switch self {
    case .held, .tenantChanged: true
    case .connectionFault, .updateRefused, .mappingLocked, .tenantShrank, .providerChanged, .noSuccess,
      .duplicateAssetIDs, .unmatchedOwners, .storeFault:
      false
    }
  }
}
