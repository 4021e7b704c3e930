import RollcallCore

extension ModelAccount {
  /// What can be seen of it.
  var picture: Picture {
    var picture = Picture()
    picture.assets = assets.map { self.picture($0) }.sorted { $0.id < $1.id }
    picture.employees = people.map { PictureText.employee($0.email, isArchived: $0.isArchived) }.sorted()
    picture.products = products.map { PictureText.product($0.name, $0.maker, $0.category) }.sorted()
    for (connection, models) in lessons {
      for (model, number) in models {
        picture.lessons.append("\(connection): \(model) is \(label(number) ?? "gone")")
      }
    }
    picture.lessons.sort()
    return picture
  }

  private func picture(_ asset: ModelAsset) -> AssetPicture {
    AssetPicture(
      id: asset.id, name: asset.name, serial: asset.serial, isArchived: asset.isArchived,
      product: label(asset.product), holder: asset.custody.map { PictureText.holder($0.holder) },
      origin: asset.custody?.origin, since: asset.custody?.since,
      links: links.filter { $0.asset == asset.number }.map(\.picture).sorted { $0.connection < $1.connection }
    )
  }

  private func label(_ product: Int?) -> String? {
    self.product(product).map { PictureText.product($0.name, $0.maker, $0.category) }
  }
}

extension ModelLink {
  fileprivate var picture: LinkPicture {
    LinkPicture(
      connection: connection, serial: serial, udid: udid, isMerged: isMerged,
      goneSince: goneSince,
      owner: owner.map { PictureText.memory($0) }, vacancy: vacancy.map { "\($0.runs) since \($0.since)" },
      model: model, modelIdentifier: modelIdentifier, contact: contact.text)
  }
}

extension ModelRun {
  var picture: RunPicture {
    RunPicture(
      changes: changes.map(\.picture),
      findings: findings.map { PictureText.finding($0.kind, serial: $0.serial, asset: $0.asset) }.sorted(),
      isHeld: isHeld, hasShrunk: hasShrunk, devices: devices)
  }
}

extension ModelSecondRun {
  var picture: SecondPlanPicture { SecondPlanPicture(changes: changes.map(\.picture), hasNotes: remembers) }
}

extension ModelChange {
  fileprivate var picture: String { PictureText.change(kind, asset: asset, from: from, to: to, rule: rule) }
}

/// One way to write each thing that is compared.
enum PictureText {
  static func product(_ name: String, _ maker: String?, _ category: String?) -> String {
    "\(name) by \(maker ?? "nobody") in \(category ?? "none")"
  }

  static func employee(_ email: String, isArchived: Bool) -> String { isArchived ? "\(email) (left)" : email }

  static func holder(_ holder: ModelHolder) -> String {
    switch holder {
    case .person(let email): email
    case .place(let name): "the room \(name)"
    }
  }

  static func memory(_ owner: ModelMemory) -> String {
    switch owner {
    case .person(let email): email
    case .nobody: "nobody"
    }
  }

  static func change(_ kind: String, asset: String?, from: String?, to: String?, rule: String) -> String {
    "\(kind) \(asset ?? "–"): \(from ?? "–") → \(to ?? "–") [\(rule)]"
  }

  static func finding(_ kind: String, serial: String?, asset: String?) -> String {
    "\(kind) \(serial ?? "–") \(asset.map { ModelText.fold($0) } ?? "–")"
  }
}

extension ModelContact {
  /// As it is shown; nil for none.
  var text: String? {
    switch self {
    case .none: nil
    case .unreadable: "soon"
    case .at(let seconds): Instant(seconds: seconds).text
    }
  }
}
