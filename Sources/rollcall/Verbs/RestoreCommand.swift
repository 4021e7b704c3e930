import ArgumentParser
import Foundation
import RollcallCore
import RollcallDocuments
import RollcallStore

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the register.",
    discussion: """
      Checks the backup, refuses while a daemon or a run is at work, keeps what is there now in a file beside it, and then replaces the
      content in one transaction. A backup of an earlier version is brought up to date.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("A file that `rollcall backup` wrote.", valueName: "file"))
  var file: String

  @Flag(help: "Do not ask.")
  var yes = false

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      guard FileManager.default.fileExists(atPath: file) else {
        throw UsageError("There is no file \(file).")
      }
      let backup = try Backup.check(file)
      let path = workspace.registerPath
      try refuseWorkers(at: path)
      if !yes { try confirm(backup, replacing: path) }
      let restored = try Register.restore(at: path, from: file, stamp: Self.stamp(of: .now))
      show(restored, Vault(beside: path))
    }
  }

  /// Nobody may be at work. Who is there cannot be told of a register that cannot be read; it is kept as it is.
  private func refuseWorkers(at path: String) throws {
    guard let workers = try? Register.openForReading(at: path)?.workers(at: .now) else { return }
    if let holder = workers.present(at: .now) { throw StoreError.refused(.registerInUse(by: holder)) }
  }

  private func confirm(_ backup: Backup, replacing path: String) throws {
    guard Terminal.canAsk else {
      throw UsageError("Nothing was changed. Use --yes where nobody can be asked.")
    }
    Terminal.say("\(file) holds \(backup.summary)")
    Terminal.say("It takes the place of \(path), which is kept beside it. Type restore to do it:")
    guard readLine() == "restore" else { throw UsageError("Nothing was changed.") }
  }

  private func show(_ restored: Restored, _ vault: Vault) {
    let locked = Set(restored.sealed.filter { vault.key(named: $0.key) == nil }.map(\.connection.description))
      .sorted()
    guard !common.json else {
      let document =
        restored.backup.members + [
          (key: "kept", value: JSON.optional(restored.kept)), (key: "key", value: .string(vault.label)),
          (key: "unopened", value: .array(locked.map { .string($0) })),
        ]
      return Terminal.print(JSON.document(("restored", .object(document))).text)
    }
    Terminal.print("The register holds \(restored.backup.summary)")
    if let kept = restored.kept { Terminal.print("What was there before is in \(kept).") }
    for connection in locked {
      Terminal.print(
        "The last good settings of \(connection) are sealed, and the key in \(vault.label) does not open them."
      )
    }
    if !locked.isEmpty {
      Terminal.print(
        "→ Put the key there that belongs to the backup. Without it, connections are tested anew.")
    }
  }

  /// An instant as names of files show it, to the millisecond: two of a second have two names.
  private static func stamp(of instant: Instant) -> String {
    let seconds = instant.text.filter { $0.isNumber || $0 == "T" }
    return "\(seconds).\(String(instant.milliseconds % 1000 + 1000).dropFirst())Z"
  }
}
