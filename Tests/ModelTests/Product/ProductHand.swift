import RollcallCore
import RollcallStore

extension Register {
  /// Carries out a command by hand; a refusal is an outcome.
  func take(_ command: ModelHand, by hand: Hand) throws -> ProductOutcome {
    do {
      return .hand(isRefused: false, hasChanged: try !done(command, by: hand).isEmpty)
    } catch StoreError.refused {
      return .hand(isRefused: true, hasChanged: false)
    }
  }

  private func done(_ command: ModelHand, by hand: Hand) throws(StoreError) -> [Done] {
    switch command {
    case .add(let id, let name, let serial, let product, let maker, let category):
      try addAsset(
        AssetToAdd(
          assetID: id, name: name, serialNumber: serial, product: product, manufacturer: maker,
          category: category), by: hand)
    case .edit(let asset, let id, let name, let serial, let product, let maker):
      try editAsset(
        asset,
        AssetEdit(assetID: id, name: name, serialNumber: serial, product: product, manufacturer: maker),
        by: hand)
    case .archive(let asset): try archiveAsset(asset, by: hand)
    case .restore(let asset): try restoreAsset(asset, by: hand)
    case .delete(let asset): try deleteAsset(asset, by: hand)
    case .deleteLinked(let connection): try deleteAssets(linkedBy: .written(connection), by: hand)
    case .forget(let connection, let asset): try forgetLinks(of: .written(connection), to: asset, by: hand)
    case .checkOut(let asset, let holder, let reassigns):
      try checkOut(
        asset, to: holder.target, whenCheckedOut: reassigns ? .reassign : .refuse, by: hand)
    case .checkIn(let asset): try checkIn(asset, by: hand)
    case .addEmployee(let email): try addEmployee(email: email, name: nil, by: hand)
    case .archiveEmployee(let email): try archiveEmployee(email: email, by: hand)
    case .addPlace(let name): try addLocation(name, by: hand)
    case .editProduct(let name, let maker, let newName, let category):
      try editProduct(name, manufacturer: maker, ProductEdit(name: newName, category: category), by: hand)
    }
  }
}

extension ConnectionReference {
  fileprivate static func written(_ text: String) -> ConnectionReference {
    ConnectionReference(text) ?? ConnectionReference(account: AccountReference(text), integration: "")
  }
}

extension ModelHolder {
  fileprivate var target: CheckoutTarget {
    switch self {
    case .person(let email): .employee(email)
    case .place(let name): .location(name)
    }
  }
}
