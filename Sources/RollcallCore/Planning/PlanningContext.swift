/// What a plan is made with besides devices and register: the connection's choices and the one instant of the run.
public struct PlanningContext: Hashable, Sendable {
  /// The name of the integration, which its category gets (E1).
  public var integration: String
  /// The choices of the administrator.
  public var options: SyncOptions
  /// The one instant of the run.
  public var instant: Instant

  /// A context.
  public init(integration: String, options: SyncOptions, instant: Instant) {
    self.integration = integration
    self.options = options
    self.instant = instant
  }
}
