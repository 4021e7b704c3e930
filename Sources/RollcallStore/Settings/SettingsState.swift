package import Foundation
import GRDB
package import RollcallCore

/// What the register knows of the settings of a connection: the last good ones, and those that were refused since (J4, J5).
package struct SettingsState: Sendable {
  /// The settings that runs use; nil when none ever passed, or they could not be sealed.
  package var applied: AppliedSettings?
  /// Other settings that were wanted since, and refused; nil when the file says what is applied.
  package var refused: RefusedSettings?
  /// The mark of the part of the settings that passed its test last (J4); nil when none did.
  package var tested: String?

  /// Nothing is known.
  package init() {}

  /// The generation that is wanted last; nil when none was seen yet.
  package var desired: Int64? { refused?.generation ?? applied?.generation }
}

/// The settings that runs of a connection use.
package struct AppliedSettings: Hashable, Sendable {
  /// Goes up whenever other settings are wanted.
  package var generation: Int64
  /// Tells them from others.
  package var mark: String
  /// All of them, secrets included; nil when the key is not here that sealed them.
  package var image: Data?
}

/// Settings of a connection that were wanted, and are not used.
package struct RefusedSettings: Hashable, Sendable {
  /// Goes up whenever other settings are wanted.
  package var generation: Int64
  /// Tells them from others.
  package var mark: String
  /// When they were refused first.
  package var since: Instant
  /// When they were tried last.
  package var tested: Instant
  /// How often they were tried.
  package var tries: Int
  /// Why they are refused.
  package var failure: RunFailure
  /// The run that waits for a person to decide about them (I3); nil when none does.
  package var run: Int64?
  /// Whether a person decided against them: then nothing but other settings is a reason to try again (I3).
  package var isDiscarded = false
}

extension Register {
  /// What is known of the settings of a connection.
  package func settingsState(of connection: ConnectionReference) throws(StoreError) -> SettingsState {
    try read { db in
      guard let row = try ConnectionRow.find(connection, in: db) else { return SettingsState() }
      var state = SettingsState()
      state.applied = try AppliedRows.find(row, connection, vault, in: db)
      state.refused = try RefusedRows.find(row, in: db)
      state.tested = try SettingRows.tested(row, in: db)
      return state
    }
  }

  /// Afterwards runs of the connection use these settings, and none are refused: a run that waited because of others is superseded.
  package func accept(
    _ settings: AcceptedSettings, of connection: ConnectionReference, under lease: Lease?, at now: Instant
  ) throws(StoreError) {
    try changingSettings(of: connection, under: lease) { row, db in
      try AppliedRows.accept(settings, row, connection, vault, in: db)
      try RefusedRows.clear(row, at: now, in: db)
    }
  }

  /// Afterwards these settings are known to be refused; runs use the ones that were good last.
  ///
  /// - Parameters:
  ///   - settings: what was refused; nil when the file has an error, so that there are none.
  ///   - run: the run that waits for a person to decide about them (I3).
  package func refuse(
    _ mark: String, _ settings: AcceptedSettings?, because failure: RunFailure, run: Int64? = nil,
    of connection: ConnectionReference, under lease: Lease?, at now: Instant
  ) throws(StoreError) {
    try changingSettings(of: connection, under: lease) { row, db in
      try RefusedRows.refuse(
        mark, settings, because: failure, run: run, row, connection, vault, at: now, in: db)
    }
  }

  /// Afterwards an alert tells of the settings that are refused, also when it was let go meanwhile: the connection was taken out of the
  /// file, say, and put back.
  package func remind(ofRefusedOf connection: ConnectionReference, under lease: Lease?, at now: Instant)
    throws(StoreError)
  {
    try changingSettings(of: connection, under: lease) { row, db in
      try RefusedRows.remind(row, vault, at: now, in: db)
    }
  }

  /// Afterwards no settings are refused: the file says again what is applied.
  package func settle(_ connection: ConnectionReference, under lease: Lease?, at now: Instant)
    throws(StoreError)
  {
    try changingSettings(of: connection, under: lease) { row, db in
      try RefusedRows.clear(row, at: now, in: db)
    }
  }

  private func changingSettings(
    of connection: ConnectionReference, under lease: Lease?,
    _ body: (ConnectionRow, Database) throws -> Void
  ) throws(StoreError) {
    try write { db in
      let row = try ConnectionRow.get(connection, in: db)
      try LeaseRows.check(lease, of: row, in: db)
      try body(row, db)
    }
  }
}
