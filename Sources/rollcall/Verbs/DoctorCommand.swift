import ArgumentParser
import RollcallDocuments

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look for what is wrong with this installation, and say what to do.",
    discussion: """
      Looks at the configuration, its secrets, the register, the disk, the key, the clock, the daemon, and the mail server. Changes nothing
      and asks no tenant; `rollcall test` does that. Ends with 1 when something is wrong.
      """)

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await reporting(common) {
      let site = Site(common)
      let findings = Checks.all.map { (name: $0.name, faults: $0.faults(at: site)) }
      if common.json {
        Terminal.print(JSON.document(("checks", .array(findings.flatMap(json)))).text)
      } else {
        Terminal.print(findings.flatMap(lines))
      }
      if findings.contains(where: { $0.faults?.isEmpty == false }) { throw ExitStatus.checkFailed.code }
    }
  }

  private func json(_ name: String, _ faults: [Fault]?) -> [JSON] {
    guard let faults else { return [] }
    guard !faults.isEmpty else { return [entry(name, nil)] }
    return faults.map { entry(name, $0) }
  }

  private func entry(_ name: String, _ fault: Fault?) -> JSON {
    .object([
      ("name", .string(name)), ("ok", .bool(fault == nil)), ("message", .optional(fault?.message)),
      ("hint", .optional(fault?.hint)),
    ])
  }

  private func lines(_ name: String, _ faults: [Fault]?) -> [String] {
    let title = name.replacing("_", with: " ")
    guard let faults else { return ["–    \(title): not looked at, because of another fault"] }
    guard !faults.isEmpty else { return ["ok   \(title)"] }
    return faults.flatMap { fault in
      ["FAIL \(title): \(fault.message)"] + (fault.hint.map { ["     → \($0)"] } ?? [])
    }
  }
}
