import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

extension ScenarioWorld {
  /// What a person decides about the run of a connection that waits, or its last one, or about its mapping. One that is refused must change nothing.
  func decide(
    _ decision: ScenarioStep.Decision, about connection: ConnectionReference, _ end: ScenarioStep.HandEnd
  ) async throws {
    let before = try RegisterContents(of: register)
    do {
      try await carryOut(decision, about: connection)
      if end == .refused { complaints.append("'\(decision.rawValue)' should have been refused") }
    } catch StoreError.refused(let refusal) {
      guard end == .refused else {
        complaints.append("'\(decision.rawValue)' was refused: \(refusal.message)")
        return
      }
      if try RegisterContents(of: register) != before {
        complaints.append("'\(decision.rawValue)' was refused and changed something")
      }
    }
  }

  private func carryOut(
    _ decision: ScenarioStep.Decision, about connection: ConnectionReference
  ) async throws {
    let hand = hand(in: connection.account)
    switch decision {
    case .approve: try await approve(connection, by: hand)
    case .discard:
      try register.discard(run: try waitingRun(of: connection), of: connection, by: hand)
    case .undo: try await undo(connection, by: hand)
    case .rekey: try await rekey(connection, by: hand)
    }
  }

  /// The run that waits, else the last one, which refuses.
  private func waitingRun(of connection: ConnectionReference) throws -> Int64 {
    try register.heldRun(of: connection) ?? register.lastRun(of: connection)?.run ?? 0
  }

  private func approve(_ connection: ConnectionReference, by hand: Hand) async throws {
    let run = try waitingRun(of: connection)
    let earlier = config.settings?.neighbours.earlier(than: connection) ?? []
    let approval = try await host.turns.take(of: connection, on: register, patience: .zero) {
      try register.approve(run: run, earlier: earlier, under: $0, by: hand)
    }
    switch approval {
    case .applied(let plan):
      last = [RunReport(connection: connection, outcome: .applied, run: run, plan: plan)]
    case .settingsOnly(let plan):
      last = [RunReport(connection: connection, outcome: .stale, run: run, plan: plan)]
    }
  }

  private func undo(_ connection: ConnectionReference, by hand: Hand) async throws {
    let run = try register.lastRun(of: connection)?.run ?? 0
    left = try await host.turns.take(of: connection, on: register, patience: .zero) { lease in
      try register.undo(run: run, under: lease, by: hand).left.map { ScenarioText.line($0.change) }
    }
  }

  private func rekey(_ connection: ConnectionReference, by hand: Hand) async throws {
    let settings = config.settings
    guard let settings, let found = settings.connections.first(where: { $0.reference == connection }) else {
      throw ScenarioMistake("config.yaml has no connection \(connection)")
    }
    let run = SyncRun(ConnectionSetup(found, in: settings), host: host)
    let proposal = try await run.proposeRekey(on: register)
    let rekeying = try await run.rekey(proposal, on: register, patience: .zero, by: hand)
    left = rekeying.kept.map { "\($0.assetID) (\($0.rule.rawValue))" }
    last = [RunReport(connection: connection, outcome: .applied, plan: rekeying.plan)]
  }
}
