import GRDB
import RollcallCore

/// Whom or what a person checks an asset out to.
package enum CheckoutTarget: Hashable, Sendable {
  /// The active employee with this e-mail address.
  case employee(String)
  /// The location of this name.
  case location(String)
}

/// What happens when the asset is checked out already.
package enum WhenCheckedOut: Hashable, Sendable {
  /// The command is refused.
  case refuse
  /// The asset is checked in first.
  case reassign
}

extension Register {
  /// Afterwards the asset is checked out to the target, by hand.
  package func checkOut(
    _ assetID: String, to target: CheckoutTarget, whenCheckedOut: WhenCheckedOut = .refuse, by hand: Hand
  ) throws(StoreError) -> [Done] {
    try work(hand) { work in
      let asset = try work.asset(assetID)
      guard asset.state == .active else { throw Refusal.assetArchived(asset.assetID) }
      let (employee, location, label) = try work.resolve(target)
      if let holder = asset.holder {
        guard whenCheckedOut == .reassign else { throw Refusal.alreadyCheckedOut(asset.assetID, to: holder) }
        try work.checkIn(asset)
      }
      try work.db.execute(
        sql: "INSERT INTO checkouts (asset, employee, location, since) VALUES (?, ?, ?, ?)",
        arguments: [asset.id, employee, location, work.hand.instant.milliseconds])
      try work.touch(asset)
      work.did(
        Done(.checkOut, assetID: asset.assetID, to: label), asset: asset.id,
        EventReferences(to: employee ?? location, holder: employee == nil ? .location : .employee))
    }
  }

  /// Afterwards nobody has the asset. Never refused: not for an asset that nobody has, nor for an archived
  /// one.
  package func checkIn(_ assetID: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.checkIn(try work.asset(assetID)) }
  }
}

extension HandWork {
  fileprivate mutating func checkIn(_ asset: HandAsset) throws {
    guard let holder = asset.holder else { return }
    try db.execute(sql: "DELETE FROM checkouts WHERE asset = ?", arguments: [asset.id])
    try touch(asset)
    did(Done(.checkIn, assetID: asset.assetID, from: holder), asset: asset.id, asset.holderRows)
  }

  fileprivate func resolve(
    _ target: CheckoutTarget
  ) throws -> (employee: Int64?, location: Int64?, label: String) {
    switch target {
    case .employee(let email):
      let row = try Row.fetchOne(
        db, sql: "SELECT id, email FROM employees WHERE account = ? AND email_key = ? AND state = 'active'",
        arguments: [account, ComparisonKey(email).text])
      guard let row else { throw Refusal.unknownEmployee(email) }
      return (row[0], nil, row[1])
    case .location(let name):
      let row = try Row.fetchOne(
        db, sql: "SELECT id, name FROM locations WHERE account = ? AND name_key = ?",
        arguments: [account, ComparisonKey(name).text])
      guard let row else { throw Refusal.unknownLocation(name) }
      return (nil, row[0], row[1])
    }
  }
}
