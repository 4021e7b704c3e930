package import RollcallCore
package import RollcallStore

/// How runs of one connection take turns (A6): whoever runs holds a lease in the register, renews it while it works, and gives it back.
/// Another process waits, and one that was silent for too long can write nothing any more.
package struct Turns: Sendable {
  private let holder: String
  private let now: @Sendable () -> Instant
  private let sleep: @Sendable (Duration) async throws -> Void
  private let pulse: @Sendable () async throws -> Void
  private let isGone: @Sendable (String) -> Bool
  private let tell: @Sendable (News) -> Void

  /// What whoever takes turns may want to know.
  package enum News: Hashable, Sendable {
    /// Another run is at work, and is waited for.
    case waiting(for: ConnectionReference, heldBy: String)
    /// A holder is known to have died; nobody waits for it.
    case takenOver(ConnectionReference, from: String)
  }

  /// How often a lease is renewed: three times before it would run out.
  package static let renewal = Duration.seconds(10)
  /// How often somebody who waits asks again.
  private static let step = Duration.milliseconds(250)

  /// Turns for somebody.
  ///
  /// - Parameters:
  ///   - holder: who takes them, for people who wonder what is going on.
  ///   - sleep: waits while another run is at work.
  ///   - pulse: returns when a lease is to be renewed.
  ///   - isGone: whether the holder of a lease is known to have died, so that nobody need wait for it.
  ///   - tell: told once when another run is at work, and when the turn of a dead one is taken.
  package init(
    holder: String, now: @escaping @Sendable () -> Instant,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    pulse: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: Turns.renewal) },
    isGone: @escaping @Sendable (String) -> Bool = { _ in false },
    tell: @escaping @Sendable (News) -> Void = { _ in }
  ) {
    self.holder = holder
    self.now = now
    self.sleep = sleep
    self.pulse = pulse
    self.isGone = isGone
    self.tell = tell
  }

  /// Does some work on a connection while no run of it is going on, and waits for its turn at most so long.
  ///
  /// - Throws: ``Busy`` when the turn did not come, and what the work throws.
  package func take<Value: Sendable>(
    of connection: ConnectionReference, on register: Register, patience: Duration,
    _ work: (Lease) async throws -> Value
  ) async throws -> Value {
    let lease = try await wait(for: connection, on: register, patience)
    let renewal = Task {
      while !Task.isCancelled {
        try await pulse()
        do throws(StoreError) {
          try register.renew(lease, at: now())
        } catch .leaseLost {
          return
        } catch {
          // The next beat tries again; the lease holds for two more.
          continue
        }
      }
    }
    defer {
      renewal.cancel()
      // A lease that cannot be given back runs out by itself.
      try? register.release(lease)
    }
    return try await work(lease)
  }

  private func wait(
    for connection: ConnectionReference, on register: Register, _ patience: Duration
  ) async throws -> Lease {
    var waited = Duration.zero
    while true {
      if let lease = try register.takeLease(of: connection, for: holder, at: now()) { return lease }
      let other = try register.leaseHolder(of: connection)
      if let other, isGone(other) {
        try register.dropLease(of: connection, heldBy: other)
        tell(.takenOver(connection, from: other))
        continue
      }
      guard waited < patience else { throw Busy(connection: connection) }
      if waited == .zero { tell(.waiting(for: connection, heldBy: other ?? "just ended")) }
      try await sleep(Self.step)
      waited += Self.step
    }
  }
}

/// Another run of the connection is going on, for longer than somebody wanted to wait.
package struct Busy: Error, Hashable {
  /// The connection.
  package var connection: ConnectionReference

  /// What happened, in words.
  package var message: String { "Another run of \(connection) is going on." }
  /// What to do about it.
  package var hint: String { "Try again when it has ended, or wait longer with --wait." }
}
