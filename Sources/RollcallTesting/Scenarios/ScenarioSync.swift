import Foundation
import RollcallConfig
import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync
import Synchronization

extension ScenarioWorld {
  /// One sync of a connection, or of all that are enabled and not paused.
  func sync(_ chosen: ConnectionReference?, _ story: ScenarioStep.SyncStory) async throws {
    last = []
    let config = config
    guard let settings = config.settings, settings.brokenConnections.isEmpty else {
      complaints += config.issues.map { "the settings are refused: \($0.line(file: config.file))" }
      return
    }
    try know(settings)
    let active = try settings.connections.filter {
      try $0.isEnabled && register.pauseReason(of: $0.reference) == nil
    }
    let connections = active.filter { chosen == nil || chosen == $0.reference }
    if connections.isEmpty { throw ScenarioMistake("there is no connection to sync") }
    for connection in connections {
      clock.advance(by: .seconds(600))
      try renewOtherRuns()
      let sync = ScenarioSync(story, ConnectionSetup(connection, in: settings), in: self)
      try await sync.perform()
    }
  }
}

extension ScenarioWorld {
  /// What a sync of the first connection would decide about a device (K2).
  func explain(_ device: String) async throws -> Explanation {
    guard let settings = config.settings, let connection = settings.connections.first else {
      throw ScenarioMistake("there is no connection to explain with")
    }
    return try await SyncRun(ConnectionSetup(connection, in: settings), host: host)
      .explain(device, on: register).explanation
  }
}

/// A sync of one connection: planned before, which must say the same, and after, which must find nothing to do (A5). One that fails
/// or is held must leave the register as it was (A2, I1).
private struct ScenarioSync {
  private let story: ScenarioStep.SyncStory
  private let world: ScenarioWorld
  private let run: SyncRun

  init(_ story: ScenarioStep.SyncStory, _ setup: ConnectionSetup, in world: ScenarioWorld) {
    self.story = story
    self.world = world
    let person = BusyPerson(story.meanwhile, on: world.register, world.hand(in: setup.reference.account))
    let observer = RunObserver(devices: { _ in }, bytes: { _ in }, planned: { person.work() })
    run = SyncRun(setup, host: world.host, observer: observer)
  }

  func perform() async throws {
    let contents = try RegisterContents(of: world.register)
    let before = await run.plan(on: world.register)
    let report = await run.sync(on: world.register)
    world.last.append(report)
    complain(about: report)
    if story.meanwhile.isEmpty {
      try complainOfTraces(report, contents)
      compare(before, report)
    }
    if report.outcome == .applied || report.outcome == .unchanged {
      complainOfRest(await run.plan(on: world.register))
    }
  }

  private func complain(about report: RunReport) {
    switch (story.failure, report.error) {
    case (nil, nil): break
    case (nil, let error?):
      world.complaints.append("the sync failed: \(error.kind.rawValue) \(error.message)")
    case (let kind?, let error):
      guard error?.kind.rawValue != kind else { return }
      let found = error.map { "\($0.kind.rawValue): \($0.message)" } ?? "a success"
      world.complaints.append("the sync should have failed as \(kind); it was \(found)")
    }
  }

  private func complainOfTraces(_ report: RunReport, _ before: RegisterContents) throws {
    guard report.outcome == .failed || report.outcome == .held,
      try RegisterContents(of: world.register) != before
    else { return }
    world.complaints.append("the sync was \(report.outcome.rawValue) and changed the register all the same")
  }

  /// A plan needs no turn, so that it may succeed where the sync found another run going on (A6).
  private func compare(_ before: RunReport, _ report: RunReport) {
    guard report.plan != nil || before.plan == nil || !world.isAnotherRunGoingOn else { return }
    guard before.plan?.changes != report.plan?.changes || before.plan?.findings != report.plan?.findings
    else { return }
    world.complaints.append("the plan before the sync said something else than the sync did")
  }

  private func complainOfRest(_ after: RunReport) {
    guard !world.scenario.rules.contains(.g13), let plan = after.plan, !plan.isEmpty else { return }
    let rest =
      plan.changes.map { ScenarioText.line($0) } + plan.notes.map { "a note for link \($0.link.number)" }
    world.complaints.append("a plan after the sync still wants: \(rest.joined(separator: "; "))")
  }
}

/// A person who gives a command whenever a sync has just made a plan.
private final class BusyPerson: Sendable {
  private let commands: Mutex<[String]>
  private let register: Register
  private let hand: Hand

  init(_ commands: [String], on register: Register, _ hand: Hand) {
    self.commands = Mutex(commands)
    self.register = register
    self.hand = hand
  }

  func work() {
    guard let command = commands.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
    // A command that cannot be done is seen in the register.
    try? HandCommand(command).perform(on: register, by: hand)
  }
}

extension ConnectionSetup {
  /// A connection of the settings as runs take it.
  init(_ connection: ConnectionSettings, in settings: Settings) {
    self.init(
      reference: connection.reference, plugin: connection.plugin, settings: connection.settings,
      options: connection.options, mapping: connection.mapping,
      timeZone: connection.timeZone.flatMap { TimeZone(identifier: $0) }, interval: connection.interval,
      earlier: settings.neighbours.earlier(than: connection.reference),
      rivals: settings.neighbours.rivals(of: connection))
  }
}
