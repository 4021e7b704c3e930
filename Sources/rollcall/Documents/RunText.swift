import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallSync

extension RunReport {
  /// What became of a run, for people: one headline, then the plan as prose.
  func lines(limit: Int) -> [String] {
    var lines = [headline]
    if let refusal { lines += Self.trouble(refusal.error) }
    if let error { lines += Self.trouble(error) }
    lines += warnings.map { "  Note: \($0)" }
    if outcome == .planned, let missed = missedLine { lines.append(missed) }
    if outcome == .stale { lines += ["  \(Self.staleMessage)", "  → \(Self.staleHint)"] }
    if let plan, outcome != .stale { lines += PlanText(plan, limit: limit).lines.map { "  " + $0 } }
    if outcome == .held, let run { lines.append("  \(HeldRun(number: run).advice)") }
    if !meanwhile.isEmpty {
      lines.append("Meanwhile, on the last good settings:")
      lines += meanwhile.flatMap { $0.outcomeLines(limit: limit) }
    }
    return lines
  }

  /// What an operator's own paths look for in vain: mistyped, most likely. What the plugin's do is a matter of the tenant.
  private var missedLine: String? {
    let missed = missed.filter(\.isOperators)
    return missed.isEmpty ? nil : "  Note: no record has \(missed.map(\.words).joined(separator: ", "))."
  }

  /// The lines without why other settings were used.
  private func outcomeLines(limit: Int) -> [String] {
    var report = self
    report.refusal = nil
    return report.lines(limit: limit)
  }

  private var headline: String {
    let name = connection.description
    let devices = plan.map { $0.devices == 1 ? "1 device" : "\($0.devices) devices" } ?? ""
    return switch outcome {
    case .applied where plan?.changeCount == 0:
      "\(name): run \(run ?? 0) changed no asset of \(devices)\(duration)"
    case .applied: "\(name): run \(run ?? 0) applied \(changes) for \(devices)\(duration)"
    case .unchanged: "\(name): run \(run ?? 0) found nothing to change for \(devices)\(duration)"
    case .held: "\(name): run \(run ?? 0) is held; nothing was applied for \(devices)"
    case .paused: "\(name): skipped, it is paused"
    case .stale: "\(name): the plan was not carried out"
    case .planned: "\(name): a sync of \(devices) would make \(changes)"
    case .failed: "\(name): failed after \(seconds); the register is as it was"
    }
  }

  private var changes: String {
    let count = plan?.changeCount ?? 0
    return count == 1 ? "1 change" : "\(count) changes"
  }

  /// How long the run took; nothing of a plan that was approved later.
  private var duration: String { milliseconds == 0 ? "" : " in \(seconds)" }

  private var seconds: String { "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s" }

  private static func trouble(_ error: IntegrationError) -> [String] {
    ["  \(error.kind.rawValue): \(error.message)"] + (error.hint.map { ["  → \($0)"] } ?? [])
  }
}
