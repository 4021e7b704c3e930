import Foundation
import GRDB
import RollcallCore

/// What became of what was sealed when the key was changed.
package struct KeyRotation: Hashable, Sendable {
  /// How many seals were made anew.
  package var sealedAnew = 0
  /// What could not be opened with any key that is here, and was given up, in words.
  package var lost: [String] = []
}

extension Register {
  /// The key that marks and seals; made when nothing is sealed yet and there is none. Nil when it is not here.
  package func sealingKey() throws(StoreError) -> SealingKey? {
    if let key = vault.current { return key }
    guard !database.configuration.readonly else { return nil }
    let isInUse = try read { db in try !SealedWith.all(in: db).isEmpty }
    return isInUse ? nil : vault.made()
  }

  /// What is sealed and cannot be opened with any key that is here, in words.
  package func lockedSeals() throws(StoreError) -> [String] {
    try read { db in try SealedRow.all(in: db).filter { $0.opened(by: vault) == nil }.map(\.purpose) }
  }

  /// Afterwards everything that could be opened is sealed with a new key; with a key in the environment, with that one. What could not be
  /// opened is gone.
  ///
  ///     file: new, old ─► everything sealed anew, one transaction ─► file: new
  ///
  /// Whoever seals meanwhile waits for the transaction. A process that is killed in between leaves every key that opens something.
  package func rotateKey() throws(StoreError) -> KeyRotation {
    let rotation = try write { db in
      try vault.begin(.random())
      guard let key = vault.current else {
        throw StoreError.inaccessible(vault.fault ?? "there is no key")
      }
      var rotation = KeyRotation()
      for row in try SealedRow.all(in: db) {
        if let opened = row.opened(by: vault) {
          try row.seal(opened, with: key, in: db)
          rotation.sealedAnew += 1
        } else {
          try row.giveUp(in: db)
          rotation.lost.append(row.purpose)
        }
      }
      return rotation
    }
    try write { db in try vault.finish(needed: Set(try SealedWith.all(in: db).map(\.key))) }
    return rotation
  }
}
