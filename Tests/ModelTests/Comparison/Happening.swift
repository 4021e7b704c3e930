/// What a hundred stories come across: changes with their rules, findings, and the rest that syncs and people do.
enum Happening {
  static let toBeMet = [
    "create_category E1", "create_manufacturer E2", "create_product E3", "create_asset C1", "link_asset F1",
    "change_asset_id C5", "set_name D2", "set_serial B6", "move_product E7", "move_product F1",
    "check_out G6",
    "check_in G8", "check_out G8", "check_in G9", "check_out G9", "check_in G10", "check_out G10",
    "check_in G11",
    "owner_not_employee", "duplicate_asset_id", "missing_asset_id", "exists_not_merged", "duplicate_serial",
    "serial_exists", "bad_record", "gone_from_tenant", "archived_seen", "held", "shrunk", "waiting",
    "refused", "done",
    "approve", "discard", "undo",
  ]

  static let met = Set(ToldStory.all.flatMap { $0.outcomes.flatMap { names(in: $0) } })

  private static func names(in outcome: ModelOutcome) -> [String] {
    switch outcome {
    case .nothing: return []
    case .hand(let isRefused, _): return [isRefused ? "refused" : "done"]
    case .decided(let decision): return ["\(decision)"]
    case .run(let run):
      var names = run.changes.map { "\($0.kind) \($0.rule)" } + run.findings.map(\.kind)
      if run.isHeld { names.append("held") }
      if run.hasShrunk { names.append("shrunk") }
      if run.again?.remembers == true { names.append("waiting") }
      return names
    }
  }
}
