package import RollcallCore

extension SmallWorld {
  /// A register that the store could hold: no two assets with one Asset ID, no two links with one asset or serial number.
  package mutating func snapshot() -> Snapshot {
    var snapshot = Snapshot.empty
    snapshot.employees = employees()
    snapshot.catalogue = catalogue()
    snapshot.assets = assets(snapshot)
    snapshot.links = links(to: snapshot.assets)
    snapshot.governedElsewhere = Set(snapshot.assets.map(\.id).filter { _ in random.chance(15) })
    return snapshot
  }

  private static let memories: [RememberedOwner?] =
    [nil, .nobody] + emails.map { RememberedOwner.person(ComparisonKey($0)) }

  private mutating func employees() -> [Employee] {
    Self.emails.enumerated().compactMap { offset, email in
      guard random.chance(80) else { return nil }
      let state: EmployeeState = random.chance(20) ? .archived : .active
      return Employee(id: RowID(Int64(offset + 1)), email: email, state: state)
    }
  }

  private mutating func catalogue() -> Catalogue {
    var catalogue = Catalogue()
    if random.chance(50) { catalogue.categories = [Category(id: RowID(1), name: "jamf school")] }
    if random.chance(50) { catalogue.manufacturers = [Manufacturer(id: RowID(1), name: "APPLE")] }
    let maker = catalogue.manufacturers.first?.id
    for (offset, name) in ["ipad (9th Generation)", "Class Mac", "iPad Air"].enumerated()
    where random.chance(50) {
      catalogue.products.append(
        Product(
          id: RowID(Int64(offset + 1)), name: name, manufacturer: random.chance(50) ? maker : nil,
          category: nil))
    }
    if let product = catalogue.products.last, random.chance(40) {
      catalogue.learned[ComparisonKey(DeviceModel.macBookPro.productName)] = product.id
    }
    return catalogue
  }

  private mutating func assets(_ snapshot: Snapshot) -> [Asset] {
    var taken: Set<ComparisonKey> = []
    let wanted = (Self.serials + Self.tags + Self.names).compactMap { $0 }
    return (1...9).compactMap { number in
      let assetID = random.of(wanted)
      guard random.chance(75), taken.insert(ComparisonKey(assetID)).inserted else { return nil }
      let serial = random.of(Self.serials).flatMap { SerialNumber($0) }
      return Asset(
        id: RowID(Int64(number)), assetID: assetID, name: random.of(Self.names), serialNumber: serial,
        product: random.of(snapshot.catalogue.products.map(\.id) + [nil]),
        state: random.chance(20) ? .archived : .active, checkout: checkout(snapshot.employees))
    }
  }

  private mutating func checkout(_ employees: [Employee]) -> Checkout? {
    let origin = random.of([.manual, .connection(RowID(1)), .connection(RowID(2))] as [CheckoutOrigin])
    switch random.below(10) {
    case 0, 1: return Checkout(holder: .location(RowID(1)), origin: .manual)
    case 2..<7 where !employees.isEmpty:
      return Checkout(holder: .employee(random.of(employees).id), origin: origin)
    case _: return nil
    }
  }

  private mutating func links(to assets: [Asset]) -> [Link] {
    var taken: Set<SerialNumber> = []
    var links: [Link] = []
    for asset in assets where random.chance(65) {
      var device = device()
      if let serial = device.serialNumber, !taken.insert(serial).inserted { device.serialNumber = nil }
      if device.serialNumber == nil { device.deviceID = random.of(Self.deviceIDs) }
      let owner = random.of(Self.memories)
      let isGone = random.chance(25)
      links.append(
        .remembering(
          device, asset: asset.id.number, owner: owner, origin: random.of(LinkOrigin.allCases),
          notSeenSince: isGone ? .morning.after(hours: Int64(-random.below(3) - 1)) : nil,
          vacancy: owner == .nobody ? Vacancy(runs: 1, since: .morning.after(hours: -7)) : nil))
    }
    return links
  }
}
