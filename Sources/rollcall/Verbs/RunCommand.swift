import ArgumentParser
import RollcallKit
import RollcallStore

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Keep every connection in step, until told to end.",
    discussion: """
      Syncs each connection on its interval. A changed file is noticed by itself, and on SIGHUP, which also reads every secret again: what changed
      is tested first, and refused settings leave the last good ones running. SIGTERM ends it within seconds, with nothing half done.
      """)

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await reporting(common) {
      var common = common
      common.logLevel = common.logLevel ?? .info
      let watch = ConfigWatch(common.configPath)
      var workspace = try Workspace.open(common)
      workspace.isDaemon = true
      workspace.sayWhatIsNotServed()
      let register = try workspace.asConfiguration { try workspace.registerForSealing() }
      Signals.waitForStart()
      try await register.waitForSilence { Terminal.say($0) }
      try await DaemonProcess(workspace, on: register, watch).run()
    }
  }
}
