/// What happens in tenants: devices come and go, and change.
extension StoryTeller {
  mutating func tenantStep(in tenant: WorldTenant) -> TenantStep {
    let absent = (1...7).filter { number in !tenant.devices.contains { $0.number == number } }
    if tenant.devices.count < 2 || random.chance(25) && !absent.isEmpty {
      let number = random.pick(absent)
      return .add(number, device(number))
    }
    let number = random.pick(tenant.devices.map(\.number))
    return switch Int.random(in: 0..<20, using: &random) {
    case 0: .remove(number)
    case 1: .move(number, to: Int.random(in: 0..<6, using: &random))
    case 2: .bad(random.pick([0, 0, 0, 1]))
    case _: .change(number, deviceChange(number))
    }
  }

  /// Two devices change places: what Asset IDs are mapped from goes from each to the other (C5).
  mutating func swap(in tenant: WorldTenant) -> [TenantStep] {
    guard tenant.devices.count > 1 else { return [] }
    let (a, b) = (random.pick(tenant.devices), random.pick(tenant.devices))
    return random.chance(50)
      ? [.change(a.number, .tag(b.record.tag)), .change(b.number, .tag(a.record.tag))]
      : [.change(a.number, .name(b.record.name)), .change(b.number, .name(a.record.name))]
  }

  /// Mostly a device of its own, so that worlds are not all duplicates.
  private mutating func device(_ number: Int) -> ModelDevice {
    let model = random.pick(Vocabulary.models)
    return ModelDevice(
      serial: serial(number), udid: udid(number), name: label(number), tag: label(number), model: model.name,
      modelIdentifier: model.identifier,
      maker: random.pick(Vocabulary.makers), owner: owner(),
      isManaged: random.pick([true, true, false, nil]),
      contact: contact(), isTrashed: random.chance(3), system: random.pick(["17", nil]),
      battery: random.pick(["50", nil]))
  }

  private mutating func deviceChange(_ number: Int) -> DeviceChange {
    switch Int.random(in: 0..<28, using: &random) {
    case ..<3: return .serial(serial(number))
    case ..<5: return .udid(udid(number))
    case ..<8: return .name(label(number))
    case ..<11: return .tag(label(number))
    case ..<13:
      let model = random.pick(Vocabulary.models)
      return .model(model.name, identifier: model.identifier)
    case 13: return .maker(random.pick(Vocabulary.makers))
    case ..<22: return .owner(owner())
    case 22: return .managed(random.pick([true, false, nil]))
    case 23: return .contact(contact())
    case 24: return .trashed(random.chance(40))
    case 25: return .system(random.pick(["17", "18", nil]))
    case _: return .battery(random.pick(["10", "20", "30", nil]))
    }
  }

  private mutating func serial(_ number: Int) -> String? {
    random.chance(75) ? "S\(number)" : random.pick(Vocabulary.serials)
  }

  private mutating func label(_ number: Int) -> String? {
    random.chance(60) ? "T\(number)" : random.pick(Vocabulary.labels)
  }

  private mutating func udid(_ number: Int) -> String? {
    if random.chance(6) { return nil }
    return random.chance(75) ? "u\(number)" : random.pick(Vocabulary.udids)
  }

  private mutating func owner() -> ModelOwner {
    switch Int.random(in: 0..<12, using: &random) {
    case ..<7: .person(email: random.pick(Vocabulary.emails))
    case 7: .stranger(name: "Ada")
    case ..<11: .nobody
    case _: .unsaid
    }
  }

  private mutating func contact() -> ModelContact {
    random.pick([.none, .unreadable, .at(seconds: 1_772_000_000), .at(seconds: 1_772_000_100)])
  }
}
