/// G: who gets an asset, and who gives it back.
extension ModelSync {
  mutating func decideCheckout(_ sighting: ModelSighting) {
    guard let asset = asset(of: sighting), governs(asset.number) else { return }
    guard !asset.isArchived || forgets(.archives) else {
      find("archived_seen", serial: sighting.serial, asset: asset.id)
      return
    }
    switch sighting.record.owner {
    case .unsaid: return
    case .stranger: return nobodyFits(asset, sighting)
    case .nobody: return takeBack(asset, sighting)
    case .person(let email):
      guard let employee = account.employee(email) else { return nobodyFits(asset, sighting) }
      handOut(asset, to: employee.email, sighting)
    }
  }

  /// G4.
  private mutating func nobodyFits(_ asset: ModelAsset, _ sighting: ModelSighting) {
    if case .place = asset.custody?.holder { return }
    if settings.handsOut || settings.follows {
      find("owner_not_employee", serial: sighting.serial, asset: asset.id)
    }
  }

  /// The table of G6 to G10.
  private mutating func handOut(_ asset: ModelAsset, to email: String, _ sighting: ModelSighting) {
    let followsChange = settings.follows && ownerHasChanged(to: email, sighting)
    guard let custody = asset.custody else {
      if settings.handsOut || followsChange { checkOut(asset, to: email, sighting, "G6") }
      return
    }
    switch custody.holder {
    case .place:
      if forgets(.locations), settings.handsOut { checkOut(asset, to: email, sighting, "G6") }
    case .person(let present):
      if present == email { return }
      let acts: Bool
      let rule: String
      if custody.origin == connection {
        (acts, rule) = (settings.follows || forgets(.ownCheckouts) && settings.handsOut, "G8")
      } else {
        (acts, rule) = (settings.handsOut || followsChange, custody.origin == nil ? "G9" : "G10")
      }
      guard acts else { return }
      checkIn(asset, from: present, sighting, rule)
      checkOut(asset, to: email, sighting, rule)
    }
  }

  /// G11 with the patience of G13.
  private mutating func takeBack(_ asset: ModelAsset, _ sighting: ModelSighting) {
    guard case .person(let present) = asset.custody?.holder, settings.takesBack else { return }
    guard let vacancy = vacancy(after: sighting), isEnough(vacancy) else { return }
    checkIn(asset, from: present, sighting, "G11")
  }

  private mutating func checkIn(
    _ asset: ModelAsset, from email: String, _ sighting: ModelSighting, _ rule: String
  ) {
    account.change(asset.number) { $0.custody = nil }
    did(.checkIn, "check_in", sighting, from: email, to: nil, rule)
  }

  private mutating func checkOut(
    _ asset: ModelAsset, to email: String, _ sighting: ModelSighting, _ rule: String
  ) {
    account.change(asset.number) {
      $0.custody = ModelCustody(holder: .person(email), origin: connection, since: now)
    }
    did(.checkOut, "check_out", sighting, from: nil, to: email, rule)
  }

  /// G12.
  private func ownerHasChanged(to email: String, _ sighting: ModelSighting) -> Bool {
    guard let remembered = link(of: sighting)?.owner else { return false }
    return remembered != .person(ModelText.fold(email))
  }

  /// The assets that this connection is linked to and employees have, for the share of I1.
  var heldByEmployees: Int {
    account.assets.filter { asset in
      guard case .person = asset.custody?.holder else { return false }
      return account.isLinked(asset.number, by: connection)
    }.count
  }

  /// I1.
  func isOverLimit(checkedOut: Int) -> Bool {
    // A reassignment is a check-in and a check-out, and counts once.
    let count = run.changes.filter { $0.kind == "check_in" }.count
    return switch settings.limit {
    case nil: false
    case .count(let limit): count > limit
    case .share(let percent): count > 20 && count * 100 > percent * checkedOut
    }
  }
}
