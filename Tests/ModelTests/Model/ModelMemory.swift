/// G12, G13, D4, E7 and H: what links remember.
extension ModelSync {
  mutating func remember(_ sighting: ModelSighting) {
    guard let before = link(of: sighting) else { return }
    var link = before
    let record = sighting.record
    link.serial = sighting.serial
    if let udid = sighting.udid {
      link.udid = udid
      link.sawUDIDInRun = runNumber
    } else if link.serial != nil, sightings.contains(where: { $0.udid == link.udid }) {
      link.udid = nil
    }
    link.goneSince = nil
    link.vacancy = vacancy(after: sighting)
    if let owner = memory(of: record.owner) { link.owner = owner }
    rememberModel(record, &link)
    rememberDetails(record, before, &link)
    account.changeLink(link.number) { $0 = link }
  }

  /// What is remembered of an owner; nil leaves the memory as it is.
  private func memory(of owner: ModelOwner) -> ModelMemory? {
    switch owner {
    case .unsaid, .stranger: nil
    case .nobody: .nobody
    case .person(let email):
      account.employee(email) != nil || forgets(.strangers) ? .person(ModelText.fold(email)) : nil
    }
  }

  /// G13.
  func vacancy(after sighting: ModelSighting) -> ModelVacancy? {
    let before = link(of: sighting)?.vacancy
    switch sighting.record.owner {
    case .unsaid: return before
    case .person, .stranger: return forgets(.resets) ? before : nil
    case .nobody:
      guard var vacancy = before else { return ModelVacancy(runs: 1, since: now) }
      if !isEnough(vacancy) { vacancy.runs += 1 }
      return vacancy
    }
  }

  func isEnough(_ vacancy: ModelVacancy) -> Bool {
    switch settings.patience {
    case .none: true
    case .runs(let runs): vacancy.runs >= runs
    case .hours(let hours): now - vacancy.since >= hours * 3_600_000
    }
  }

  /// D3, E7: what is known is never blanked; a name beside another identifier is another model's.
  private func rememberModel(_ record: ModelDevice, _ link: inout ModelLink) {
    if let model = record.model {
      link.model = model
    } else if !link.keepsName(beside: record.modelIdentifier) {
      link.model = nil
    }
    link.modelIdentifier = record.modelIdentifier ?? link.modelIdentifier
  }

  /// D4: volatile values once a day, unless something else is written. D3: what is not said is not blanked.
  private func rememberDetails(_ record: ModelDevice, _ before: ModelLink, _ link: inout ModelLink) {
    let said = ModelDetails(system: record.system, battery: record.battery, contact: record.contact)
    link.said.system = said.system
    var (new, old) = (link, before)
    (new.sawUDIDInRun, old.sawUDIDInRun) = (0, 0)
    let isDue = now - before.refreshed >= 86_400_000 && said != before.said
    guard new != old || isDue else { return }
    link.said = said
    link.system = said.system ?? link.system
    link.battery = said.battery ?? link.battery
    link.contact = said.contact == .none ? link.contact : said.contact
    link.refreshed = now
  }

  /// H2, and A4 for a fetch with bad records.
  mutating func markGone(anyBad: Bool) {
    for link in account.links where link.connection == connection {
      if sightings.contains(where: { $0.link == link.number }) { continue }
      if link.goneSince == nil && !anyBad { account.changeLink(link.number) { $0.goneSince = now } }
      guard let asset = account.asset(link.asset), !asset.isArchived else { continue }
      guard link.goneSince != nil || !anyBad else { continue }
      find("gone_from_tenant", serial: link.serial, asset: asset.id)
      run.gone[asset.number] = asset.id
    }
  }

  /// I2.
  mutating func lookForShrinking() {
    let expected = account.links.filter { $0.connection == connection && $0.goneSince == nil }
    let seen = expected.filter { link in sightings.contains { $0.link == link.number } }
    run.hasShrunk = seen.count * 2 < expected.count
  }
}
