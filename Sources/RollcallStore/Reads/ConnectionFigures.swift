import GRDB
package import RollcallCore

/// What the runs of a connection come to, in numbers.
package struct ConnectionFigures: Hashable, Sendable {
  /// The connection.
  package var connection: ConnectionReference
  /// How the last run ended; nil before the first.
  package var lastOutcome: RunOutcome?
  /// When the last run ended that did its work; nil before the first.
  package var lastSuccess: Instant?
  /// How many devices that run saw; nil before the first.
  package var devices: Int?

  /// The figures of a connection; of one that never ran, nothing else.
  package init(
    connection: ConnectionReference, lastOutcome: RunOutcome? = nil, lastSuccess: Instant? = nil,
    devices: Int? = nil
  ) {
    self.connection = connection
    self.lastOutcome = lastOutcome
    self.lastSuccess = lastSuccess
    self.devices = devices
  }
}

extension Register {
  /// The figures of every connection that the register knows. Costs two index look-ups a connection, however many runs there are.
  package func connectionFigures() throws(StoreError) -> [ConnectionFigures] {
    try read { db in
      let names = try ConnectionNames.read(in: db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT c.id AS connection, last.outcome, good.started + good.milliseconds AS success, good.devices
          FROM connections c
          LEFT JOIN runs last ON last.id =
            (SELECT id FROM runs WHERE connection = c.id ORDER BY id DESC LIMIT 1)
          LEFT JOIN runs good ON good.id =
            (SELECT id FROM runs WHERE connection = c.id AND outcome IN ('applied', 'unchanged')
             ORDER BY id DESC LIMIT 1)
          ORDER BY c.id
          """
      ).compactMap { row in
        let connection: Int64 = row["connection"]
        guard let name = names[connection] else { return nil }
        let outcome: String? = row["outcome"]
        let success: Int64? = row["success"]
        return ConnectionFigures(
          connection: name, lastOutcome: outcome.flatMap { RunOutcome(rawValue: $0) },
          lastSuccess: success.map { Instant(milliseconds: $0) }, devices: row["devices"])
      }
    }
  }
}
