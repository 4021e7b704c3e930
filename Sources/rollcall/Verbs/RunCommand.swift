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
      // One that was killed may have had our own number: the first process of a container always does.
      if let other = try register.liveDaemon(), other.holder != ProcessName.current.text {
        throw IntegrationError(
          .transient, "A daemon works on this register already: \(other.holder).",
          hint: "Stop it first, or leave the work to it.")
      }
      try await DaemonProcess(workspace, on: register, watch).run()
    }
  }
}
