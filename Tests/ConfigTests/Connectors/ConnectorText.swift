@testable import RollcallConfig

/// The text of a connector in which `▸` marks the places where problems are expected.
struct ConnectorText {
  private let marked: ConfigText

  init(_ text: String) { marked = ConfigText(text) }

  var marks: [Mark] { marked.marks }

  func load() -> ConnectorFile.Loaded { ConnectorFile.read(marked.text, file: "connector.yaml") }

  /// A good connector, with other lines in place of some of its sections.
  static func with(_ lines: String) -> ConnectorText {
    let keys = lines.split(separator: "\n").compactMap { line in
      line.first?.isWhitespace == true ? nil : line.replacing("▸", with: "").split(separator: ":").first
    }
    let rest = good.filter { section in
      !keys.contains { section.hasPrefix("\($0):") }
    }
    return ConnectorText(lines + "\n" + rest.joined(separator: "\n"))
  }

  private static let good = [
    "connector: 1", "id: brook", "name: Brook", "version: 1.0.0", "summary: Devices of Brook.",
    """
    settings:
      url: {type: url, required: true, help: Address of the server.}
      token: {type: secret, required: true, help: A token that reads.}
      site: {type: string, help: Read only this site.}
      skip_virtual: {type: boolean, help: Whether to pass over virtual machines.}
    """,
    "base: {setting: url, path: /api/v1}",
    "auth: {kind: bearer, token: token}",
    "check: {path: /me, identity: {path: org.id, name: org.name}}",
    """
    devices:
      path: /devices
      params: {site: {setting: site}}
      records: devices
      id: id
      fields: {serial_number: serial}
    """,
  ]
}
