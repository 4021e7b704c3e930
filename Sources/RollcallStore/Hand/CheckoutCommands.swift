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
      try work.checkOut(asset, to: try work.resolve(target), whenCheckedOut)
    }
  }

  /// Afterwards nobody has the asset. Never refused: not for an asset that nobody has, nor for an archived
  /// one.
  package func checkIn(_ assetID: String, by hand: Hand) throws(StoreError) -> [Done] {
    try work(hand) { work in try work.checkIn(try work.asset(assetID)) }
  }
}

/// An employee or a location that is there.
struct HandHolder: Equatable {
  var employee: Int64?
  var location: Int64?
  /// The e-mail address, or the name of the place.
  var label: String
}

extension HandWork {
  mutating func checkOut(_ asset: HandAsset, to target: HandHolder, _ whenCheckedOut: WhenCheckedOut) throws {
    if let holder = asset.holder {
      guard whenCheckedOut == .reassign else { throw Refusal.alreadyCheckedOut(asset.assetID, to: holder) }
      try checkIn(asset)
    }
    try db.execute(
      sql: "INSERT INTO checkouts (asset, employee, location, since) VALUES (?, ?, ?, ?)",
      arguments: [asset.id, target.employee, target.location, hand.instant.milliseconds])
    try touch(asset)
    did(
      Done(.checkOut, assetID: asset.assetID, to: target.label), asset: asset.id,
      EventReferences(
        to: target.employee ?? target.location, holder: target.employee == nil ? .location : .employee))
  }

  fileprivate mutating func checkIn(_ asset: HandAsset) throws {
    guard let holder = asset.holder else { return }
    try db.execute(sql: "DELETE FROM checkouts WHERE asset = ?", arguments: [asset.id])
    try touch(asset)
    did(Done(.checkIn, assetID: asset.assetID, from: holder), asset: asset.id, asset.holderRows)
  }

  func resolve(_ target: CheckoutTarget) throws -> HandHolder {
    switch target {
    case .employee(let email):
      let person = try employee(email)
      guard let person, person.state == .active else { throw Refusal.unknownEmployee(email) }
      return HandHolder(employee: person.id, label: person.email)
    case .location(let name):
      let row = try Row.fetchOne(
        db, sql: "SELECT id, name FROM locations WHERE account = ? AND name_key = ?",
        arguments: [account, ComparisonKey(name).text])
      guard let row else { throw Refusal.unknownLocation(name) }
      return HandHolder(location: row[0], label: row[1])
    }
  }
}
