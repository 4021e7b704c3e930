import GRDB
package import RollcallCore

extension Register {
  /// Afterwards the account has all these assets as the rows say, or, with a bad row, is as it was.
  ///
  /// What a row does not say stays as it is, so that an empty cell clears nothing and checks nothing in. A
  /// product is used or made as by hand; the category is that of a new product, an existing one keeps its own.
  package func importAssets(
    _ rows: [SheetRow<AssetLine>], existing: WhenExisting = .refuse,
    missingHolder: WhenHolderIsMissing = .refuse,
    by hand: Hand
  ) throws(StoreError) -> ImportOutcome {
    try importing(rows, by: hand, key: \.assetID) { line, work in
      try work.take(line, existing, missingHolder)
    }
  }
}

extension HandWork {
  fileprivate mutating func take(
    _ line: AssetLine, _ existing: WhenExisting, _ missingHolder: WhenHolderIsMissing
  ) throws -> RowEffect {
    let before = done.count
    guard try hasAsset(line.assetID) else {
      try add(AssetToAdd(line))
      try settle(try asset(line.assetID), line, missingHolder)
      return .added
    }
    let asset = try asset(line.assetID)
    guard existing == .update else { throw ImportFault.assetExists(asset.assetID) }
    let product = try productEdit(asset, line)
    let serial = line.serialNumber.flatMap { SerialNumber($0) }?.text
    try edit(
      asset,
      AssetEdit(
        name: line.name, serialNumber: serial, product: product, manufacturer: line.manufacturer,
        notes: line.notes))
    try settle(asset, line, missingHolder)
    return done.count == before ? .unchanged : .updated
  }

  /// Puts the asset into the state and the hands that the row names. An archived asset has its holder from
  /// the time before (G3), so that it is handed over first.
  private mutating func settle(
    _ asset: HandAsset, _ line: AssetLine, _ missingHolder: WhenHolderIsMissing
  ) throws {
    if line.state == .active, asset.state == .archived { try restore(asset) }
    if let holder = line.holder {
      let target = try resolve(holder, missingHolder)
      if try self.holder(of: asset) != target {
        guard asset.state == .active || line.state == .active else {
          throw ImportFault.archivedAsset(asset.assetID)
        }
        try checkOut(asset, to: target, .reassign)
      }
    }
    if line.state == .archived, asset.state == .active { try archive(asset) }
  }

  /// The product that the asset is to have, made where there is none; nil when it has it, or the row names
  /// none.
  private mutating func productEdit(_ asset: HandAsset, _ line: AssetLine) throws -> String? {
    guard let name = line.product else { return nil }
    let choice = MakerChoice(line.manufacturer)
    let isThere = try products(named: name, choice).contains { $0.product.id == asset.product }
    if isThere { return nil }
    _ = try product(named: name, choice, category: line.category)
    return name
  }

  private mutating func resolve(
    _ holder: HolderLine, _ missingHolder: WhenHolderIsMissing
  ) throws -> HandHolder {
    do {
      return try resolve(CheckoutTarget(holder))
    } catch Refusal.unknownEmployee(let email) {
      guard missingHolder == .add, case .employee(_, let name) = holder else {
        throw ImportFault.unknownHolder(email)
      }
      try addEmployee(email: email, name: name)
    } catch Refusal.unknownLocation(let name) {
      guard missingHolder == .add else { throw ImportFault.unknownPlace(name) }
      try addLocation(name)
    }
    return try resolve(CheckoutTarget(holder))
  }

  private func hasAsset(_ assetID: String) throws -> Bool {
    let found = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM assets WHERE account = ? AND asset_key = ?)",
      arguments: [account, ComparisonKey(assetID).text])
    return found ?? false
  }

  private func holder(of asset: HandAsset) throws -> HandHolder? {
    let row = try Row.fetchOne(
      db, sql: "SELECT employee, location FROM checkouts WHERE asset = ?", arguments: [asset.id])
    return row.map { HandHolder(employee: $0[0], location: $0[1], label: asset.holder ?? "") }
  }
}

extension AssetToAdd {
  fileprivate init(_ line: AssetLine) {
    self.init(
      assetID: line.assetID, name: line.name, serialNumber: line.serialNumber, product: line.product,
      manufacturer: line.manufacturer, category: line.category, notes: line.notes)
  }
}

extension CheckoutTarget {
  fileprivate init(_ line: HolderLine) {
    switch line {
    case .employee(let email, _): self = .employee(email)
    case .location(let name): self = .location(name)
    }
  }
}
