package import RollcallCore
package import RollcallKit

/// When which connection is run (J8). Pure: instants and what happened go in, what to start comes out.
///
///     due ─► start ─► running ─► ended ─► due again on the connection's own beat
///                        │                   what it missed meanwhile counts once
///                        └─ wanted again meanwhile: due at once
package struct Schedule: Sendable {
  /// How a run of a connection ended, as far as the next one goes by it.
  package enum Ending: Hashable, Sendable {
    /// It did its work, or found nothing to do.
    case done
    /// It failed. With a standstill the next ones need not ask the tenant until something changes.
    case failed(retryAfter: Int64?, Standstill?)
    /// There was nothing new to try.
    case stood
  }

  /// A fault that trying again does not mend: the connection stands still until its settings change, or for so long.
  package struct Standstill: Hashable, Sendable {
    /// Tells the settings that failed from others.
    package var mark: String
    /// When it is tried again all the same.
    package var until: Instant

    /// A standstill of some settings.
    package init(mark: String, until: Instant) {
      self.mark = mark
      self.until = until
    }
  }

  private struct Entry {
    var interval: Int64
    var due: Instant
    /// Until when the tenant wants to be left alone; nil when it did not say.
    var embargo: Instant?
    /// When the run began that goes on; nil when none does.
    var running: Instant?
    var isWantedAgain = false
    var hasRun = false
    /// Whether the last run failed: the next one lets others go first, for as long as an interval.
    var hasFailed = false
    var standstill: Standstill?

    /// When it may begin.
    var start: Instant { max(due, embargo ?? due) }
  }

  /// How many runs may be young at a time.
  package static let concurrency = 8
  /// How long a run is young. Afterwards it takes no place of others, and nobody waits for it: a tenant that never answers would else keep
  /// them from work for many minutes.
  private static let youth: Int64 = 10_000
  /// For how long a tenant is left alone at most.
  private static let longestEmbargo: Int64 = 86_400_000
  /// Within how much of their interval connections are spread, so that they do not all ask in the same second.
  private static let spread = (share: Int64(10), most: Int64(30_000))

  private var order: [ConnectionReference] = []
  private var entries: [ConnectionReference: Entry] = [:]

  /// A schedule of no connection.
  package init() {}

  /// Afterwards the schedule has exactly these connections; new ones are due at once, the others go on.
  package mutating func set(_ connections: [(ConnectionReference, interval: Int64)], at now: Instant) {
    var kept: [ConnectionReference: Entry] = [:]
    for (reference, interval) in connections {
      var entry = entries[reference] ?? Entry(interval: interval, due: now)
      entry.due = min(entry.due, Instant(milliseconds: now.milliseconds + interval))
      entry.interval = interval
      kept[reference] = entry
    }
    order = connections.map(\.0)
    // A run that still goes on ends by itself, and is then forgotten.
    for (reference, entry) in entries where entry.running != nil && kept[reference] == nil {
      kept[reference] = entry
    }
    entries = kept
  }

  /// Afterwards the beats of a connection are so many milliseconds apart: those of the settings that its last run used.
  package mutating func set(interval: Int64, of reference: ConnectionReference) {
    entries[reference]?.interval = interval
  }

  /// Afterwards the connection is due at once, or as soon as the run that goes on has ended; nothing holds it up.
  package mutating func want(_ reference: ConnectionReference, at now: Instant) {
    entries[reference]?.standstill = nil
    entries[reference]?.embargo = nil
    if entries[reference]?.running != nil {
      entries[reference]?.isWantedAgain = true
    } else {
      entries[reference]?.due = now
    }
  }

  /// The connections to start now, the longest due first, those that failed last after others; they are running afterwards.
  package mutating func start(at now: Instant) -> [ConnectionReference] {
    forgetDistantFuture(now)
    let free = Self.concurrency - ends(ofYouthAfter: now).count
    guard free > 0 else { return [] }
    let due = order.enumerated().compactMap { offset, reference -> (start: Instant, offset: Int)? in
      guard let entry = entries[reference], entry.running == nil, entry.start <= now else { return nil }
      let grace = entry.hasFailed ? entry.interval : 0
      return (Instant(milliseconds: entry.start.milliseconds + grace), offset)
    }
    .sorted { $0 < $1 }.prefix(free).map { order[$0.offset] }
    for reference in due { entries[reference]?.running = now }
    return due
  }

  /// A run has ended.
  package mutating func ended(_ reference: ConnectionReference, _ ending: Ending, at now: Instant) {
    guard var entry = entries[reference] else { return }
    guard order.contains(reference) else {
      entries[reference] = nil
      return
    }
    entry.due = next(after: entry, reference, at: now)
    entry.running = nil
    entry.embargo = nil
    entry.hasRun = true
    switch ending {
    case .done:
      entry.standstill = nil
      entry.hasFailed = false
    case .stood: break
    case .failed(let retryAfter, let standstill):
      entry.hasFailed = true
      entry.standstill = standstill
      entry.embargo = retryAfter.map {
        Instant(milliseconds: now.milliseconds + min($0, Self.longestEmbargo))
      }
    }
    if entry.isWantedAgain {
      entry.isWantedAgain = false
      entry.standstill = nil
      entry.embargo = nil
      entry.due = now
    }
    entries[reference] = entry
  }

  /// Whether there is no point in running a connection now: its settings failed, are the same still, and the time is not over.
  package func standsStill(_ reference: ConnectionReference, mark: String, at now: Instant) -> Bool {
    guard let standstill = entries[reference]?.standstill else { return false }
    return standstill.mark == mark && now < standstill.until
  }

  /// Whether a connection stands still, so that it is worth looking whether its settings changed.
  package func hasStandstill(_ reference: ConnectionReference) -> Bool {
    entries[reference]?.standstill != nil
  }

  /// When to look at the schedule again though nothing happens; nil when there is no need to.
  package func nextLook(at now: Instant) -> Instant? {
    let ends = ends(ofYouthAfter: now)
    let next = entries.values.filter { $0.running == nil }.map(\.start).min()
    let start = next.map { ends.count < Self.concurrency ? $0 : max($0, ends.min() ?? $0) }
    let pass = isFirstPassOver(at: now) ? nil : ends.min()
    return [start, pass].compactMap { $0 }.min()
  }

  /// When a connection is due next; nil when it is not in the schedule.
  package func due(_ reference: ConnectionReference) -> Instant? { entries[reference]?.start }

  /// Whether every connection was tried once, or is at it for long.
  package func isFirstPassOver(at now: Instant) -> Bool {
    order.allSatisfy { reference in
      entries[reference].map { $0.hasRun || $0.running.map { Self.endOfYouth($0) <= now } ?? false } ?? true
    }
  }

  private static func endOfYouth(_ begin: Instant) -> Instant {
    Instant(milliseconds: begin.milliseconds + youth)
  }

  /// When the runs stop being young that are.
  private func ends(ofYouthAfter now: Instant) -> [Instant] {
    entries.values.compactMap { $0.running.map(Self.endOfYouth) }.filter { $0 > now }
  }

  /// The next beat after now; those in between are not made up for.
  private func next(after entry: Entry, _ reference: ConnectionReference, at now: Instant) -> Instant {
    let phase = entry.hasRun ? 0 : Self.phase(of: reference, interval: entry.interval)
    let first = entry.due.milliseconds + entry.interval + phase
    let missed = max(0, (now.milliseconds - first) / entry.interval + (now.milliseconds >= first ? 1 : 0))
    return Instant(milliseconds: first + missed * entry.interval)
  }

  /// A clock that was set back would leave everything due in the distant future.
  private mutating func forgetDistantFuture(_ now: Instant) {
    for (reference, entry) in entries {
      if entry.due.milliseconds > now.milliseconds + 2 * entry.interval { entries[reference]?.due = now }
      if let embargo = entry.embargo, embargo.milliseconds > now.milliseconds + Self.longestEmbargo {
        entries[reference]?.embargo = nil
      }
      if let running = entry.running, running > now { entries[reference]?.running = now }
    }
  }

  /// The same for a connection in every process, and different for most.
  private static func phase(of reference: ConnectionReference, interval: Int64) -> Int64 {
    let width = min(interval / spread.share, spread.most)
    let digest = reference.description.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return width > 0 ? Int64(digest % UInt64(width)) : 0
  }
}

extension Schedule.Ending {
  /// What a failure means for the next run.
  ///
  /// A refused key is tried again when it changes, and every six hours; a fault of the settings every hour, because it may lie with
  /// others: an expired certificate, a name that is not known for a while.
  package init(_ error: IntegrationError, mark: String, at now: Instant) {
    let pause: Int64? =
      switch error.kind {
      case .authentication: 6 * 3_600_000
      case .configuration: 3_600_000
      case .permission, .rateLimited, .transient, .malformed, .incomplete, .unsupported, .cancelled: nil
      }
    self = .failed(
      retryAfter: error.kind == .rateLimited ? error.retryAfterMilliseconds : nil,
      pause.map { Schedule.Standstill(mark: mark, until: Instant(milliseconds: now.milliseconds + $0)) })
  }
}
