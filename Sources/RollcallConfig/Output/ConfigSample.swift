package import RollcallKit

/// A configuration file to start from: `##` explains, and every setting stands there with its default or an example.
package struct ConfigSample {
  private let plugins: [Plugin]

  /// A sample that enables these integrations.
  package init(plugins: [Plugin]) {
    self.plugins = plugins
  }

  /// The lines of the file.
  package var lines: [String] {
    ["version: 1", ""] + host + [
      "", "accounts:", "  ## The id of the account: a-z, 0-9 and '-'.", "  riverside:",
    ]
      + ["    name: Riverside Schools", "    administrators: [it@riverside.example]", "    integrations:"]
      + plugins.flatMap { integration($0) }
      + [
        "    ## A sub-account has a tenant, employees and Asset IDs of its own.",
        "    # sub_accounts:", "    #   north:", "    #     name: Riverside North",
        "    #     integrations: {}",
      ]
  }

  private var host: [String] {
    [
      "register:", "  ## \(HostOption.all[0].help)", "  path: \(HostOption.all[0].standard)", "",
      "## Limits of conversations with tenants.",
    ]
      + ["# http:"]
      + HostOption.all.filter { $0.key.hasPrefix("http.") }.map {
        "#   \($0.key.dropFirst(5)): \($0.standard)   ## \($0.help)"
      }
  }

  private func integration(_ plugin: Plugin) -> [String] {
    ["      \(plugin.manifest.id):", "        enabled: true", "        connection:"]
      + plugin.settings.flatMap { setting($0) } + ConnectionOption.all.flatMap { option($0) }
  }

  private func setting(_ declaration: SettingDeclaration) -> [String] {
    let isCommented = declaration.need != .required
    let line = "\(declaration.key): \(example(of: declaration))"
    return ["          ## \(declaration.help)", isCommented ? "          # \(line)" : "          \(line)"]
  }

  private func example(of declaration: SettingDeclaration) -> String {
    if case .secret = declaration.kind { return "{file: secrets/\(declaration.key)}" }
    if case .optional(let standard) = declaration.need, declaration.example == nil {
      return "\"\(standard)\""
    }
    return "\"\(declaration.example ?? "")\""
  }

  private func option(_ option: ConnectionOption) -> [String] {
    let indent = String(repeating: " ", count: 8)
    let rules = option.rules.isEmpty ? "" : " (rules \(option.rules))"
    let help = "\(indent)## \(option.help)\(rules)"
    if option.key == "safety.max_checkout_changes" {
      return [help, "\(indent)# safety: {max_checkout_changes: \(option.standard)}"]
    }
    let standard = option.standard.isEmpty ? "Europe/Oslo" : option.standard
    return [help, "\(indent)# \(option.key): \(standard)"]
  }
}
