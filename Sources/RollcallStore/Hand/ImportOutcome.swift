import GRDB
import RollcallCore

/// What happens with a row whose asset or person is in the register already.
package enum WhenExisting: Hashable, Sendable {
  /// The row is bad.
  case refuse
  /// What the row says replaces what was there; what it does not say stays.
  case update
}

/// What happens with an asset whose holder is not in the register.
package enum WhenHolderIsMissing: Hashable, Sendable {
  /// The row is bad.
  case refuse
  /// The person or the place is added.
  case add
}

/// What an import did. With a bad row nothing was written: then it is what it would have done.
package struct ImportOutcome: Equatable, Sendable {
  /// What was done, in the order of the rows.
  package internal(set) var done: [Done] = []
  /// How many rows became something new, or brought a person back.
  package internal(set) var added = 0
  /// How many rows changed something that was there.
  package internal(set) var updated = 0
  /// How many rows said nothing new.
  package internal(set) var unchanged = 0
  /// The rows that cannot be taken, in their order.
  package internal(set) var problems: [ImportProblem] = []
}

/// What became of a row.
enum RowEffect: Hashable {
  case added
  case updated
  case unchanged
}

extension Register {
  /// Takes rows into the register in one transaction: all of them, or none.
  ///
  /// - Parameters:
  ///   - key: what no two rows may share.
  ///   - take: takes one row.
  func importing<Value>(
    _ rows: [SheetRow<Value>], by hand: Hand, key: (Value) -> String,
    _ take: (Value, inout HandWork) throws -> RowEffect
  ) throws(StoreError) -> ImportOutcome {
    try StoreError.wrapping {
      try database.writeWithoutTransaction { db in
        var outcome = ImportOutcome()
        try db.inTransaction(.immediate) {
          var work = HandWork(hand: hand, account: try AccountRows.find(hand.account, in: db), db: db)
          try outcome.take(rows, key: key) { value in try take(value, &work) }
          outcome.done = work.done.map(\.what)
          guard outcome.problems.isEmpty else { return .rollback }
          try work.journal()
          return .commit
        }
        return outcome
      }
    }
  }
}

extension ImportOutcome {
  /// Takes one row after the other, also behind a bad one, so that all of them are found in one go.
  fileprivate mutating func take<Value>(
    _ rows: [SheetRow<Value>], key: (Value) -> String, _ take: (Value) throws -> RowEffect
  ) throws {
    var lines: [ComparisonKey: Int] = [:]
    for row in rows {
      let key = key(row.value)
      do {
        if let line = lines[ComparisonKey(key)] { throw ImportFault.repeated(key, line: line) }
        lines[ComparisonKey(key)] = row.line
        count(try take(row.value))
      } catch let fault as ImportFault {
        problems.append(ImportProblem(line: row.line, fault: fault))
      } catch let refusal as Refusal {
        problems.append(ImportProblem(line: row.line, fault: .refused(refusal)))
      }
    }
  }

  private mutating func count(_ effect: RowEffect) {
    switch effect {
    case .added: added += 1
    case .updated: updated += 1
    case .unchanged: unchanged += 1
    }
  }
}
