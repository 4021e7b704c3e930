/// What people do by hand.
extension StoryTeller {
  mutating func handStep(in account: ModelAccount) -> ModelHand {
    switch Int.random(in: 0..<44, using: &random) {
    case ..<3: return add()
    case ..<8: return edit(account)
    case 8: return .archive(asset(account))
    case 42, 43: return .archive(asset(account) { account.isGone($0) })
    case ..<11: return .restore(asset(account) { $0.isArchived })
    case 11: return .delete(asset(account) { $0.custody == nil })
    case 12: return lastResort(account)
    case 13: return .forget(connection: connection(account), asset: asset(account))
    case ..<20: return checkOut(account, .person(person(account)))
    case 36...39: return checkOut(account, .place("Library"))
    case 20: return checkOut(account, .place(random.pick(Vocabulary.rooms)))
    case ..<24: return .checkIn(asset(account) { $0.custody != nil })
    case ..<29: return .addEmployee(random.pick(Vocabulary.emails))
    case ..<31: return .archiveEmployee(person(account))
    case 31: return .addPlace(random.pick(Vocabulary.rooms))
    case _: return editProduct(account)
    }
  }

  /// The ways out of a locked mapping (C6).
  private mutating func lastResort(_ account: ModelAccount) -> ModelHand {
    let connection = connection(account)
    return random.chance(50)
      ? .deleteLinked(connection: connection) : .forget(connection: connection, asset: nil)
  }

  private mutating func add() -> ModelHand {
    .add(
      id: label(), name: random.pick(Vocabulary.labels), serial: random.pick(Vocabulary.serials),
      product: random.chance(50) ? random.pick(Vocabulary.products) : nil,
      maker: random.pick(Vocabulary.makers + ["none"]), category: random.pick(Vocabulary.categories))
  }

  private mutating func edit(_ account: ModelAccount) -> ModelHand {
    let asset = asset(account)
    var edit = (id: String?.none, name: String?.none, serial: String?.none, product: String?.none)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: edit.id = label()
    case 1: edit.name = random.pick(["", label()])
    case 2: edit.serial = random.pick(Vocabulary.serials) ?? ""
    case 3: edit.product = random.pick(["", product(account)])
    case _: edit = (label(), label(), random.pick(Vocabulary.serials), product(account))
    }
    let maker = random.chance(30) ? random.pick(Vocabulary.makers) : nil
    return .edit(
      asset, id: edit.id, name: edit.name, serial: edit.serial, product: edit.product, maker: maker)
  }

  private mutating func checkOut(_ account: ModelAccount, _ holder: ModelHolder) -> ModelHand {
    let reassigns = random.chance(50)
    let asset = asset(account) { !$0.isArchived && (reassigns || $0.custody == nil) }
    return .checkOut(asset, holder, reassigns: reassigns)
  }

  private mutating func editProduct(_ account: ModelAccount) -> ModelHand {
    .editProduct(
      product(account), maker: random.chance(40) ? random.pick(Vocabulary.makers) : nil,
      name: random.chance(40) ? random.pick(Vocabulary.products) : nil,
      category: random.pick(Vocabulary.categories))
  }

  private mutating func label() -> String { random.pick(Vocabulary.labels + ["T1", "T2", "t3"]) ?? " E " }

  /// The Asset ID of an asset that a command suits, nearly always.
  private mutating func asset(
    _ account: ModelAccount, _ suits: (ModelAsset) -> Bool = { _ in true }
  ) -> String {
    let assets = account.assets.filter(suits)
    if !assets.isEmpty, random.chance(92) { return random.pick(assets).id }
    return account.assets.isEmpty || random.chance(30) ? label() : random.pick(account.assets).id
  }

  private mutating func person(_ account: ModelAccount) -> String {
    let present = account.people.filter { !$0.isArchived }
    return present.isEmpty || random.chance(10) ? random.pick(Vocabulary.emails) : random.pick(present).email
  }

  private mutating func product(_ account: ModelAccount) -> String {
    account.products.isEmpty || random.chance(20)
      ? random.pick(Vocabulary.products) : random.pick(account.products).name
  }

  /// A connection of the account.
  private mutating func connection(_ account: ModelAccount) -> String { random.pick(account.known.sorted()) }
}

extension ModelAccount {
  /// Whether an asset's device left, so that a person may archive it (H2).
  fileprivate func isGone(_ asset: ModelAsset) -> Bool {
    !asset.isArchived && links.contains { $0.asset == asset.number && $0.goneSince != nil }
  }
}
