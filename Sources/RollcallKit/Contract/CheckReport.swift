/// What a connection test found (J4): whose tenant answered, and a named probe for each thing that a sync needs.
public struct CheckReport: Hashable, Sendable {
  /// Whose tenant answered; nil when none did, or its answer could not be trusted.
  public var tenant: TenantIdentity?
  /// The probes, in the order in which they were tried.
  public var probes: [Probe]

  /// A report of these probes.
  public init(tenant: TenantIdentity?, probes: [Probe]) {
    self.tenant = tenant
    self.probes = probes
  }

  /// The first failure; nil when the test succeeded.
  public var failure: IntegrationError? {
    for probe in probes { if let error = probe.failure { return error } }
    return nil
  }
}

/// Which tenant answered: something that cannot be a mere label, such as a Network ID.
public struct TenantIdentity: Hashable, Sendable, Codable {
  /// The tenant's own id.
  public var id: String
  /// What people call it.
  public var name: String

  /// A tenant known by id and name.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// One thing that a connection test tried.
public struct Probe: Hashable, Sendable {
  /// What was tried: `reached`, `credentials`, `permission: read devices`.
  public var name: String
  /// Why it failed; nil when it succeeded.
  public var failure: IntegrationError?

  /// A probe that succeeded, or failed with an error.
  public init(_ name: String, failure: IntegrationError? = nil) {
    self.name = name
    self.failure = failure
  }
}
