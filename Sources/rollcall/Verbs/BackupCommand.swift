import ArgumentParser
import RollcallDocuments
import RollcallStore

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the register into a file, while everything goes on.",
    discussion: """
      The file is there whole, opened and checked, and readable for its owner only, or not at all; a file that is there is never
      replaced. What is sealed in the register stays sealed: keep the key too, in another place.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file: String

  func run() async throws {
    try await reporting(common) {
      let workspace = try Workspace.open(common)
      let backup = try Backup.make(of: workspace.registerPath, at: file)
      let key = Vault(beside: workspace.registerPath)
      guard !common.json else {
        let document = backup.members + [(key: "key", value: .string(key.label))]
        return Terminal.print(JSON.document(("backup", .object(document))).text)
      }
      Terminal.print("\(file): \(backup.summary)")
      Terminal.print("The key of what is sealed in it is not in it: \(key.sentence)")
    }
  }
}

extension Backup {
  /// What it holds, in words.
  var summary: String {
    "\(content.accounts) accounts, \(content.assets) assets, \(content.events) events, \(bytes) bytes; opened and found whole."
  }

  /// What it holds, as documents show it.
  var members: [(key: String, value: JSON)] {
    [
      ("file", .string(path)), ("bytes", .int(Int64(bytes))), ("accounts", .int(Int64(content.accounts))),
      ("assets", .int(Int64(content.assets))), ("events", .int(Int64(content.events))),
    ]
  }
}

extension Vault {
  /// What to do about it.
  fileprivate var sentence: String {
    isThere ? "keep \(label) in another place." : "there is none yet (\(label)), since nothing is sealed."
  }
}
