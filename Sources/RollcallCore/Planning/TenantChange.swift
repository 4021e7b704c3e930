/// Another tenant answers than at the last applied run (I3): another school's Network ID, say, pasted in by mistake.
public struct TenantChange: Hashable, Sendable {
  /// The tenant of the last applied run, as people know it.
  public var before: String
  /// The tenant that answers now.
  public var now: String

  /// A change from one tenant to another.
  public init(before: String, now: String) {
    self.before = before
    self.now = now
  }

  /// Why a plan for the new tenant waits for a person; nil when enough of the linked devices are there, or none is linked.
  public func hold(_ signs: Signs) -> Hold? {
    guard signs.shrank else { return nil }
    return Hold(
      rule: .i3,
      message: """
        The settings now lead to another tenant, \(now) instead of \(before), and \(found(signs)) that \
        were there at the last sync are found in it. Nothing is applied. If the organisation did move to that \
        tenant, approve the run; else correct the settings and discard it.
        """)
  }

  private func found(_ signs: Signs) -> String {
    signs.seen == 0
      ? "none of the \(signs.expected) devices" : "only \(signs.seen) of the \(signs.expected) devices"
  }
}
