import CustomDump
import Testing

struct ProjectFilesTests {
  /// A compiled plugin that is forgotten in either place builds, and is never there.
  @Test(arguments: PackageTree.pluginNames)
  func `a plugin's folder is a connector, or compiled and registered`(plugin: String) {
    #expect(PackageTree.exists("Plugins/\(plugin)/README.md"), "Plugins/\(plugin) has no README.md")
    guard PackageTree.exists("Plugins/\(plugin)/Sources") else {
      #expect(
        PackageTree.exists("Plugins/\(plugin)/connector.yaml"),
        "Plugins/\(plugin) has neither Sources nor a connector.yaml")
      return
    }
    let manifest = PackageTree.file("Package.swift")?.text ?? ""
    let compiled = manifest.split(separator: "\n").first { $0.hasPrefix("let compiledPlugins") } ?? ""
    let registry = PackageTree.files(of: "swift", beneath: "Sources/RollcallPlugins")

    #expect(compiled.contains("\"\(plugin)\""), "Package.swift: compiledPlugins does not name \(plugin)")
    #expect(
      registry.flatMap(Import.all).contains { $0.module == plugin },
      "Sources/RollcallPlugins: \(plugin) is not registered")
  }

  /// Whoever asks which plugin it is has something to say that belongs into the contract.
  @Test(arguments: PackageTree.pluginNames)
  func `the host does not know a plugin by its id`(plugin: String) throws {
    let id = try #require(PackageTree.pluginID(plugin), "\(plugin) says no id")
    let shipped = PackageTree.shippedSwift.filter { file in
      !["Plugins/", "Sources/RollcallPlugins/", "Sources/RollcallTesting/"].contains {
        file.path.hasPrefix($0)
      }
    }

    let offences = shipped.flatMap { file in
      file.lines.enumerated().compactMap { number, line in
        line.contains("\"\(id)\"") ? file.offence(line: number + 1, "knows \(id)") : nil
      }
    }

    #expect(shipped.count > 100)
    expectNone(offences)
  }

  @Test(arguments: [
    "config.yaml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs/ARCHITECTURE.md",
    "docs/rules.md",
  ])
  func `a paper that others link to is there`(path: String) {
    #expect(PackageTree.exists(path), "\(path) is missing")
  }

  @Test(arguments: [
    "script/system-packages", "script/run", "script/test", "script/check", "script/generate", "script/bench",
    "script/bench-daemon", "script/bench-connectors", "script/soak",
    "script/mutate", ".ci/run",
  ])
  func `a script can be run, stops at a failure and explains itself`(path: String) {
    let text = PackageTree.file(path)?.text ?? ""

    #expect(PackageTree.isExecutable(path), "\(path) is not executable")
    #expect(text.hasPrefix("#!/usr/bin/env bash\n"), "\(path):1: is no bash script")
    #expect(text.contains("set -euo pipefail"), "\(path) goes on after a failure")
    #expect(text.contains("--help"), "\(path) does not explain itself")
  }

  @Test func `a warning is an error in every target`() {
    let manifest = PackageTree.file("Package.swift")?.text ?? ""

    #expect(
      manifest.contains(".treatAllWarnings(as: .error)"), "Package.swift: settings let warnings through")
  }

  @Test func `pages link only to files that are there`() {
    let pages = ["README.md", "CONTRIBUTING.md"].compactMap(PackageTree.file)
    let folders = ["docs", "Plugins"].flatMap { PackageTree.files(of: "md", beneath: $0) }

    expectNone((pages + folders).flatMap(MarkdownLink.broken))
  }
}
