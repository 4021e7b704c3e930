/// I: a run that waits for a person, or that was applied and may be undone.
struct ModelPastRun: Hashable {
  var before: ModelAccount
  var after: ModelAccount
  /// The connections that governed before this one (F4).
  var earlier: [String]
  var changes: [ModelChange]
  /// The work list of H2 before, and as the run leaves it.
  var goneBefore: [Int: String]
  var gone: [Int: String]

  /// Whether it is beyond a naive model which of two equal plans is the one that waits: the register moved in between,
  /// perhaps in what neither decides on.
  var isDoubtful = false

  /// I1: an equal plan keeps the held run.
  func isTheSame(as other: ModelPastRun) -> Bool { before == other.before && changes == other.changes }

  /// Whether more happened than that details were refreshed.
  var isVisible: Bool { before.picture != after.picture }

  /// The run as it is when a person approves it: what it does happens then, what it saw it saw before.
  func approved(at now: Int64) -> ModelPastRun {
    var run = self
    for index in run.after.assets.indices {
      let asset = run.after.assets[index]
      if asset.custody != before.asset(asset.number)?.custody { run.after.assets[index].custody?.since = now }
    }
    for index in run.after.links.indices {
      let link = run.after.links[index]
      let old = before.links.first { $0.number == link.number }
      if link.goneSince != nil, old?.goneSince == nil { run.after.links[index].goneSince = now }
      if link.refreshed != old?.refreshed { run.after.links[index].refreshed = now }
    }
    return run
  }
}
