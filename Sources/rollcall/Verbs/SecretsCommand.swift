import ArgumentParser
import RollcallConfig
import RollcallDocuments
import RollcallKit
import RollcallStore

struct SecretsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "secrets",
    abstract: "Check the secrets that the file refers to; change the key of stored ones.",
    subcommands: [Check.self, Rotate.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Resolve every secret and say whether it is there; none is shown.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let resolver = SecretResolver(folder: workspace.folder)
        let register = try workspace.registerForReading()
        let checks = try workspace.settings.secrets.map { try SecretCheck($0, resolver, register) }
        if common.json {
          Terminal.print(JSON.document(("secrets", .array(checks.map(\.json)))).text)
        } else {
          for check in checks { Terminal.print(check.lines) }
        }
        if checks.contains(where: { $0.failure != nil }) { throw ExitStatus.configuration.code }
      }
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Seal everything in the register with a new key.",
      discussion: """
        Settings and secrets in the register are sealed with a key that is not in it: in ROLLCALL_KEY, else in a file beside the register.
        The file gets a new key. For ROLLCALL_KEY, start this with the new one there and the old one in ROLLCALL_OLD_KEY. A daemon needs no
        restart for a file. What no key opens that is here can only be given up: that takes --yes.
        """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Give up what no key opens that is here.")
    var yes = false

    func run() async throws {
      try await reporting(common) {
        let register = try Workspace.open(common).registerForSealing()
        let locked = try register.lockedSeals()
        guard locked.isEmpty || yes else { throw StoreError.refused(.sealsWithoutKey(locked)) }
        let rotation = try register.rotateKey()
        guard !common.json else {
          let json = JSON.object([
            ("key", .string(register.vault.label)), ("sealed_anew", .int(Int64(rotation.sealedAnew))),
            ("lost", .array(rotation.lost.map { .string($0) })),
          ])
          return Terminal.print(JSON.document(("rotated", json)).text)
        }
        Terminal.print(
          "The key is new (\(register.vault.label)); \(rotation.sealedAnew) seals were made anew with it.")
        for lost in rotation.lost {
          Terminal.print("  given up, since its key is not here: \(lost)")
        }
      }
    }
  }
}
