import ArgumentParser
import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync

struct ConnectionUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Replace a secret that is stored in the register, once it passed the test.",
    discussion: """
      For settings that the file calls `stored`. The new secret is asked for without being shown, or read from standard input. It is tested
      first, beside the one that is used; when the test fails, nothing changes.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var connection: ConnectionArgument
  @OptionGroup var waiting: WaitOption

  @Option(help: ArgumentHelp("Which secret, where the connection stores several.", valueName: "setting"))
  var setting: String?

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let settings = try workspace.connection(connection.name)
      if let error = workspace.fileError(of: settings.reference) { throw error }
      guard let key = try storedSetting(of: settings) else { return try await pointElsewhere(settings) }
      let register = try workspace.registerForSealing()
      let secret = try SecretPrompt(asking: "New \(key) of \(settings.reference)").read()
      let run = SyncRun(workspace.setup(settings), host: try workspace.host())
      let outcome = try await run.update([key: secret], on: register, patience: waiting.patience)
      tell(outcome, key, of: settings.reference)
    }
  }

  /// The setting to update; nil when the connection stores none.
  private func storedSetting(of settings: ConnectionSettings) throws -> String? {
    let stored = settings.settings.references.filter { $0.value == .stored }.keys.sorted()
    if let setting {
      let known = settings.plugin.settings.map(\.key)
      guard known.contains(setting) else {
        throw UsageError(
          "\(settings.reference) has no setting '\(setting)'. It has: \(known.joined(separator: ", ")).")
      }
      return stored.contains(setting) ? setting : nil
    }
    guard stored.count <= 1 else {
      throw UsageError("Say which one with --setting: \(stored.joined(separator: ", ")).")
    }
    return stored.first
  }

  /// Secrets that the file refers to are changed where they are; the test is what can be done from here.
  private func pointElsewhere(_ settings: ConnectionSettings) async throws {
    let places = settings.settings.references.filter { setting == nil || $0.key == setting }
      .sorted { $0.key < $1.key }.map { "\($0.key) is in the \($0.value.label)" }
    let place = places.isEmpty ? "it has no secret" : places.joined(separator: ", ")
    let message = "\(settings.reference) stores no secret in the register: \(place). Nothing was changed."
    let hint =
      "Change it there; a daemon notices by its next run, or at once on SIGHUP. `rollcall test \(settings.reference)` tests it."
    guard !common.json, Terminal.canAsk else {
      report(message, hint, as: common)
      throw ExitStatus.refused.code
    }
    Terminal.say(message)
    Terminal.say("→ \(hint)")
    Terminal.say("Test the connection now? [y/N]")
    guard readLine()?.lowercased() == "y" else { throw ExitStatus.refused.code }
    try await TestCommand.run(common, [settings.reference.description])
  }

  private func tell(_ outcome: SecretUpdate, _ key: String, of reference: ConnectionReference) {
    let words =
      switch outcome {
      case .used: "\(key) of \(reference) passed its test and is used from now on."
      case .kept:
        "\(key) of \(reference) passed its test and is kept. It leads to another tenant: the next sync decides whether it is used (I3)."
      }
    guard common.json else { return Terminal.print(words) }
    let done = JSON.object([
      ("kind", .string("update_secret")), ("asset_id", .null), ("from", .null), ("to", .string(key)),
      ("used", .bool(outcome == .used)),
    ])
    Terminal.print(JSON.document(("done", .array([done]))).text)
  }
}
