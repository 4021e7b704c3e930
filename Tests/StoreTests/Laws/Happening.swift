import GRDB
import RollcallCore

@testable import RollcallStore

/// Something that happened to the register: once read off two states of it, once read from its journal.
struct Happening: Hashable, CustomStringConvertible {
  var kind: ChangeKind
  var asset: RowID<Asset>?
  var from: String?
  var to: String?

  var description: String {
    "\(kind.rawValue) \(asset.map { "#\($0.number)" } ?? "") \(from ?? "–") → \(to ?? "–")"
  }

  /// What must have happened for one state to become the other, in no order.
  static func between(_ before: Snapshot, _ after: Snapshot) -> [Happening] {
    var happenings = catalogue(before.catalogue, after.catalogue)
    let assets = Dictionary(uniqueKeysWithValues: before.assets.map { ($0.id, $0) })
    for asset in after.assets {
      if let old = assets[asset.id] {
        happenings += fields(old, asset, after)
      } else {
        happenings.append(Happening(kind: .createAsset, asset: asset.id, to: asset.assetID))
      }
      happenings += hands(assets[asset.id], asset, after)
    }
    let known = Set(before.links.map(\.id))
    for link in after.links where !known.contains(link.id) && assets[link.asset] != nil {
      happenings.append(
        Happening(kind: .linkAsset, asset: link.asset, to: link.serialNumber?.text ?? link.deviceID))
    }
    return happenings
  }

  /// What the journal says of a run, in no order.
  static func journalled(by run: Int64, in register: Register) throws -> [Happening] {
    try register.read { db in
      try Row.fetchAll(
        db, sql: "SELECT kind, asset, from_value, to_value FROM events WHERE run = ?", arguments: [run]
      )
      .compactMap { row in
        let asset: Int64? = row[1]
        return ChangeKind(rawValue: row[0]).map {
          Happening(kind: $0, asset: asset.map { RowID($0) }, from: row[2], to: row[3])
        }
      }
    }
  }

  private static func catalogue(_ before: Catalogue, _ after: Catalogue) -> [Happening] {
    let categories = after.categories.filter { !before.categories.contains($0) }
    let makers = after.manufacturers.filter { !before.manufacturers.contains($0) }
    let products = after.products.filter { !before.products.contains($0) }
    return categories.map { Happening(kind: .createCategory, to: $0.name) }
      + makers.map { Happening(kind: .createManufacturer, to: $0.name) }
      + products.map { Happening(kind: .createProduct, to: $0.name) }
  }

  private static func fields(_ old: Asset, _ new: Asset, _ after: Snapshot) -> [Happening] {
    func product(_ id: RowID<Product>?) -> String? { after.catalogue.products.first { $0.id == id }?.name }
    let values: [(ChangeKind, String?, String?)] = [
      (.changeAssetID, old.assetID, new.assetID), (.setName, old.name, new.name),
      (.setSerial, old.serialNumber?.text, new.serialNumber?.text),
    ]
    var happenings = values.filter { $0.1 != $0.2 }
      .map { Happening(kind: $0.0, asset: new.id, from: $0.1, to: $0.2) }
    if old.product != new.product {
      happenings.append(
        Happening(kind: .moveProduct, asset: new.id, from: product(old.product), to: product(new.product)))
    }
    return happenings
  }

  private static func hands(_ old: Asset?, _ new: Asset, _ after: Snapshot) -> [Happening] {
    guard old?.checkout?.holder != new.checkout?.holder else { return [] }
    func email(_ holder: Holder) -> String? {
      guard case .employee(let id) = holder else { return "a location" }
      return after.employees.first { $0.id == id }?.email
    }
    var happenings: [Happening] = []
    if let holder = old?.checkout?.holder {
      happenings.append(Happening(kind: .checkIn, asset: new.id, from: email(holder)))
    }
    if let holder = new.checkout?.holder {
      happenings.append(Happening(kind: .checkOut, asset: new.id, to: email(holder)))
    }
    return happenings
  }
}
