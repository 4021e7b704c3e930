import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync
import RollcallWeb

extension DaemonProcess {
  /// Serves health, metrics and the API, unless `web: off`. An address that is taken keeps nobody from being synced: it is tried again.
  func serveWeb() async {
    guard let web = state.workspace.settings.web, let address = ListenAddress(web.listen) else { return }
    // The log says why it does not listen.
    try? await WebServer(address, context: webContext, log: state.log).run()
  }

  private var webContext: WebContext {
    WebContext(
      version: Rollcall.version, register: register, board: board, connections: { [self] in await facts() },
      readiness: { [self] in state.readiness }, refusedFile: { [self] in state.refusedFile },
      syncNow: { [self] in await daemon.syncNow($0) },
      token: { [self] in token })
  }

  private func facts() async -> [ConnectionFacts] {
    let next = await daemon.nextRuns
    return state.settings.items.map {
      ConnectionFacts($0.setup, isEnabled: $0.isEnabled, nextRun: next[$0.setup.reference])
    }
  }

  /// The token as it is now; a reference that leads nowhere opens nothing.
  private var token: Secret? {
    let workspace = state.workspace
    guard let reference = workspace.settings.web?.token else { return nil }
    return try? SecretResolver(folder: workspace.folder).resolve(reference)
  }
}
