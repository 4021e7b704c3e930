package import RollcallKit
package import RollcallStore

/// What became of secrets that a person gave.
package enum SecretUpdate: Hashable, Sendable {
  /// They are kept, and used from now on.
  case used
  /// They are kept. They lead to another tenant, so that the next run tries them before they are used (I3).
  case kept
}

extension SyncRun {
  /// Tests secrets that a person gave, for settings that are `stored`; keeps them when the test passes. Otherwise nothing changes, and
  /// the ones before are used on (J5).
  ///
  /// - Parameters:
  ///   - given: the secrets by the key of their setting.
  ///   - patience: how long to wait for a run of the connection.
  /// - Throws: what the test says; ``Busy``.
  package func update(
    _ given: [String: Secret], on register: Register, patience: Duration
  ) async throws -> SecretUpdate {
    try await host.turns.take(of: setup.reference, on: register, patience: patience) { lease in
      let settings = try ResolvedSettings.resolve(setup, with: given, on: host, register)
      let report = try await LiveConnection.open(settings, on: host).passTest(within: nil)
      let tenant = report.tenant.map { RegisteredTenant(id: $0.id, name: $0.name) }
      if let tenant { try register.refuseSharing(of: tenant, by: setup) }
      let leadsElsewhere = try register.tenantChange(to: tenant, of: setup) != nil
      // The key that seals them is made with the first.
      _ = try register.key()
      try register.store(
        given.mapValues { $0.reveal() },
        accepting: leadsElsewhere ? nil : try SettingsImage(settings).accepted(tenant: tenant),
        of: setup.reference, under: lease, at: host.now())
      return leadsElsewhere ? .kept : .used
    }
  }
}
