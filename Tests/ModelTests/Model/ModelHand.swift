/// What people do, and when it is refused (interface, hand commands; G1, G3, H4).
enum ModelHand: Hashable {
  case add(id: String, name: String?, serial: String?, product: String?, maker: String?, category: String?)
  case edit(String, id: String?, name: String?, serial: String?, product: String?, maker: String?)
  case archive(String)
  case restore(String)
  case delete(String)
  case deleteLinked(connection: String)
  case forget(connection: String, asset: String?)
  case checkOut(String, ModelHolder, reassigns: Bool)
  case checkIn(String)
  case addEmployee(String)
  case archiveEmployee(String)
  case addPlace(String)
  case editProduct(String, maker: String?, name: String?, category: String?)
}

/// That a command cannot be done; nothing changed.
struct ModelRefusal: Error {
  var why: String
}

extension ModelAccount {
  /// Does the command on a copy, so that a refused one changes nothing.
  mutating func perform(_ hand: ModelHand, at now: Int64) throws(ModelRefusal) {
    var copy = self
    try copy.carryOut(hand, now)
    self = copy
  }

  private mutating func carryOut(_ hand: ModelHand, _ now: Int64) throws(ModelRefusal) {
    switch hand {
    case .add(let id, let name, let serial, let product, let maker, let category):
      try add(id, name, serial, product, maker, category)
    case .edit(let old, let id, let name, let serial, let product, let maker):
      try edit(old, id, name, serial, product, maker)
    case .archive(let id): try setArchived(id, true)
    case .restore(let id): try setArchived(id, false)
    case .delete(let id): try delete(try known(id))
    case .deleteLinked(let connection): try deleteLinked(connection)
    case .forget(let connection, let id): try forget(connection, id)
    case .checkOut(let id, let holder, let reassigns): try checkOut(id, holder, reassigns, now)
    case .checkIn(let id): change(try known(id).number) { $0.custody = nil }
    case .addEmployee(let email): try addEmployee(email)
    case .archiveEmployee(let email): try archiveEmployee(email)
    case .addPlace(let name):
      if place(name) != nil { throw ModelRefusal(why: "the place exists") }
      places.append(ModelText.trim(name))
    case .editProduct(let old, let maker, let name, let category): try editProduct(old, maker, name, category)
    }
  }

  func known(_ id: String) throws(ModelRefusal) -> ModelAsset {
    guard let asset = holder(of: id) else { throw ModelRefusal(why: "no asset \(id)") }
    return asset
  }

  private mutating func setArchived(_ id: String, _ archived: Bool) throws(ModelRefusal) {
    let asset = try known(id)
    if asset.isArchived == archived { throw ModelRefusal(why: "it is so already") }
    change(asset.number) { $0.isArchived = archived }
  }

  private mutating func delete(_ asset: ModelAsset) throws(ModelRefusal) {
    if asset.custody != nil { throw ModelRefusal(why: "somebody has it") }
    assets.removeAll { $0.number == asset.number }
    links.removeAll { $0.asset == asset.number }
  }

  private mutating func deleteLinked(_ connection: String) throws(ModelRefusal) {
    guard known.contains(connection) else { throw ModelRefusal(why: "no such connection") }
    for asset in assets where isLinked(asset.number, by: connection) { try delete(asset) }
  }

  private mutating func forget(_ connection: String, _ id: String?) throws(ModelRefusal) {
    guard known.contains(connection) else { throw ModelRefusal(why: "no such connection") }
    var asset: Int?
    if let id { asset = try known(id).number }
    links.removeAll { $0.connection == connection && (asset == nil || $0.asset == asset) }
  }

  private mutating func addEmployee(_ email: String) throws(ModelRefusal) {
    guard employee(email) == nil else { throw ModelRefusal(why: "the employee exists") }
    let former = people.firstIndex { ModelText.fold($0.email) == ModelText.fold(email) }
    if let former {
      people[former].isArchived = false
    } else {
      people.append(ModelPerson(email: ModelText.trim(email)))
    }
  }

  private mutating func archiveEmployee(_ email: String) throws(ModelRefusal) {
    guard let person = employee(email) else { throw ModelRefusal(why: "no employee \(email)") }
    if assets.contains(where: { $0.custody?.holder == .person(person.email) }) {
      throw ModelRefusal(why: "the employee has assets")
    }
    for index in people.indices where people[index].email == person.email { people[index].isArchived = true }
  }

  private mutating func checkOut(
    _ id: String, _ holder: ModelHolder, _ reassigns: Bool, _ now: Int64
  ) throws(ModelRefusal) {
    let asset = try known(id)
    if asset.isArchived { throw ModelRefusal(why: "it is archived") }
    var target = holder
    switch holder {
    case .person(let email):
      guard let person = employee(email) else { throw ModelRefusal(why: "no employee \(email)") }
      target = .person(person.email)
    case .place(let name):
      guard let place = place(name) else { throw ModelRefusal(why: "no place \(name)") }
      target = .place(place)
    }
    if asset.custody != nil, !reassigns { throw ModelRefusal(why: "somebody has it") }
    change(asset.number) { $0.custody = ModelCustody(holder: target, origin: nil, since: now) }
  }

  private func place(_ name: String) -> String? {
    places.first { ModelText.fold($0) == ModelText.fold(name) }
  }
}
