import RollcallCore
import RollcallDocuments
import RollcallStore

/// Answers the requests that were let in.
struct Desk {
  let context: WebContext
  let query: Query

  /// As many rows as one answer has at most.
  private static let most = 1000

  /// What there is to say under a route.
  func answer(to route: Route) async throws(Complaint) -> Answer {
    switch route {
    case .health: .text("ok")
    case .readiness: await readiness()
    case .metrics: await Scrape(context: context).answer()
    case .status: try await status()
    case .alerts: .document(.alerts(try await read { r throws(StoreError) in try r.openAlerts() }))
    case .acknowledge(let alert): try await acknowledge(alert)
    case .runs: try await runs()
    case .run(let number): try await run(number)
    case .findings: try await findings()
    case .sync(let name): try await sync(name)
    }
  }

  private func readiness() async -> Answer {
    let readiness = await context.readiness()
    return readiness.reason.map { .text($0, .serviceUnavailable) } ?? .text("ready")
  }

  private func status() async throws(Complaint) -> Answer {
    let facts = await context.connections()
    let all = try await read { register throws(StoreError) in
      try ConnectionStatus.all(of: facts, in: register)
    }
    return .document(.status(all, refusedFile: await context.refusedFile()))
  }

  private func runs() async throws(Complaint) -> Answer {
    let limit = try query.limit(atMost: Self.most) ?? 50
    let connection = try query.connection()
    if let connection, !(try await read { register throws(StoreError) in try register.knows(connection) }) {
      throw .unknownConnection("\(connection)")
    }
    return .document(
      .runs(try await read { register throws(StoreError) in try register.runs(of: connection, limit: limit) })
    )
  }

  private func run(_ number: Int64) async throws(Complaint) -> Answer {
    guard
      let document = try await read({ register throws(StoreError) in try JSON.run(number, in: register) })
    else { throw .unknownRun(number) }
    return .document(document)
  }

  private func findings() async throws(Complaint) -> Answer {
    let limit = try query.limit(atMost: .max) ?? .max
    let kind = try query.findingKind()
    let found = try await read { register throws(StoreError) in try register.findings(of: kind) }
    return .document(.findings(found.prefix(limit)))
  }

  private func acknowledge(_ alert: Int64) async throws(Complaint) -> Answer {
    try await read { register throws(StoreError) in try register.acknowledgeAlert(alert) }
    return .document(.acknowledged(alert: alert))
  }

  private func sync(_ name: String) async throws(Complaint) -> Answer {
    let facts = await context.connections().first { $0.connection.description == name }
    guard let facts else { throw .unknownConnection(name) }
    let reference = facts.connection
    guard facts.isEnabled else {
      throw .outOfService(OutOfService(reference: reference, reason: .disabled, pause: nil))
    }
    if let pause = try await read({ register throws(StoreError) in try register.pauseReason(of: reference) })
    {
      throw .outOfService(OutOfService(reference: reference, reason: .paused, pause: pause))
    }
    guard await context.readiness() != .shuttingDown, await context.syncNow(reference) else {
      throw .shuttingDown
    }
    return .document(.document(("accepted", .object([("connection", .string(name))]))), .accepted)
  }

  private func read<Value: Sendable>(
    _ body: @escaping @Sendable (Register) throws(StoreError) -> Value
  ) async throws(Complaint) -> Value {
    do {
      return try await context.onRegister(body)
    } catch {
      throw .register(error)
    }
  }
}
