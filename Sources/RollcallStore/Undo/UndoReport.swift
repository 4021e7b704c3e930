import RollcallCore

/// What an undo did, and what it left alone (I4).
package struct UndoReport: Sendable {
  /// Changes of the run that were reverted, the newest first.
  package var undone: [EventRecord] = []
  /// Changes of the run that stay, with the reason.
  package var left: [(change: EventRecord, why: String)] = []
  /// How many links remember again what they remembered before the run.
  package var restoredMemories = 0

  /// Nothing yet.
  package init() {}
}
