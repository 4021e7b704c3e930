import RollcallConfig
import RollcallKit
import RollcallPlugins

/// The integrations that the program brings: those in Swift, and the connectors that it carries as text. A test reads every one of them,
/// so that none is missing here.
let builtInPlugins: [Plugin] =
  compiledPlugins
  + connectorTexts.compactMap { ConnectorFile.read($0.text, file: $0.path).connector.map { Plugin($0) } }
