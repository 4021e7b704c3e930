package import RollcallCore
package import RollcallKit
package import RollcallStore

/// A new Asset ID mapping, decided and not yet in force (C6).
package struct RekeyProposal: Sendable {
  /// The mapping in force; nil when no asset has a link.
  package var before: AssetIDSource?
  /// The mapping of the file.
  package var after: AssetIDSource
  /// What becomes of each linked asset.
  package var rekeying: Rekeying
  fileprivate var fetched: FetchedFleet
}

extension SyncRun {
  /// What the mapping of the file would make of the Asset IDs of all linked assets; writes nothing.
  package func proposeRekey(on register: Register) async throws(IntegrationError) -> RekeyProposal {
    let fetched = try await fetchedFleet(register)
    if let refusal = fetched.settings.refusal { throw refusal.error }
    if let change = try register.tenantChange(to: fetched.settings.tenant, of: setup) {
      throw IntegrationError(
        .configuration, "The settings lead to another tenant, \(change.now) instead of \(change.before).",
        hint: "Correct them, or run a sync first: it accepts the tenant, or holds the run for you to decide.")
    }
    return RekeyProposal(
      before: try register.mapping(of: setup), after: setup.options.assetID,
      rekeying: try rekeying(fetched, on: register), fetched: fetched)
  }

  /// Afterwards the mapping of the file is in force. Decides again, on the same devices, when the register moved since it was proposed;
  /// what is done is what is returned.
  package func rekey(
    _ proposal: RekeyProposal, on register: Register, patience: Duration, by hand: Hand
  ) async throws -> Rekeying {
    try await host.turns.take(of: setup.reference, on: register, patience: patience) { lease in
      let rekeying = try rekeying(proposal.fetched, on: register)
      guard rekeying == proposal.rekeying,
        try register.rekey(rekeying.plan, to: proposal.after, under: lease, by: hand) == .done
      else {
        throw IntegrationError(
          .transient, "The register moved while the new Asset IDs were shown; nothing was changed.",
          hint: "Run `connections rekey` again.")
      }
      return rekeying
    }
  }

  private func rekeying(
    _ fetched: FetchedFleet, on register: Register
  ) throws(IntegrationError) -> Rekeying {
    // One instant for the same decision twice: nothing of it goes by the time.
    Planner.rekey(
      fetched.fetch, on: try register.part(of: setup),
      in: setup.context(setup.options, at: Instant(seconds: 0)))
  }
}
