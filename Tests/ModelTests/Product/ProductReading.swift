import RollcallCore
import RollcallStore

/// What can be seen of an account of the real register.
struct ProductReading {
  private let register: Register
  private let account: AccountReference
  private let places: [WorldPlace]

  init(_ register: Register, account: String) {
    self.register = register
    self.account = AccountReference(account)
    places = WorldPlace.allCases.filter { $0.account == account }
  }

  func picture() throws -> Picture {
    var picture = Picture()
    var links: [RowID<Asset>: [LinkPicture]] = [:]
    for place in places {
      let connection = ConnectionReference(account: account, integration: place.integration)
      let part = try register.snapshot(of: connection)
      for link in part.links { links[link.asset, default: []].append(link.picture(of: place)) }
      let products = part.catalogue.labels
      picture.products = products.values.sorted()
      picture.employees = part.employees.map {
        PictureText.employee($0.email, isArchived: $0.state == .archived)
      }.sorted()
      picture.lessons += part.catalogue.learned.map {
        "\(place.reference): \($0.key.text) is \(products[$0.value] ?? "gone")"
      }
    }
    picture.lessons.sort()
    picture.assets = try register.assets(of: account).map { asset in
      var seen = asset.picture
      seen.links = (links[asset.id] ?? []).sorted { $0.connection < $1.connection }
      for link in asset.links {
        for index in seen.links.indices where seen.links[index].connection == link.connection.description {
          seen.links[index].contact = link.lastSeen
        }
      }
      return seen
    }.sorted { $0.id < $1.id }
    let ids = Set(picture.assets.map { ModelText.fold($0.id) })
    picture.gone = try register.findings(of: .goneFromTenant)
      .filter { $0.connection.account == account && ids.contains(ModelText.fold($0.finding.assetID ?? "")) }
      .map { "\($0.connection): \($0.finding.assetID ?? "")" }.sorted()
    return picture
  }
}

extension Catalogue {
  fileprivate var labels: [RowID<Product>: String] {
    var labels: [RowID<Product>: String] = [:]
    for product in products {
      let maker = manufacturers.first { $0.id == product.manufacturer }?.name
      let category = categories.first { $0.id == product.category }?.name
      labels[product.id] = PictureText.product(product.name, maker, category)
    }
    return labels
  }
}

extension AssetRecord {
  fileprivate var picture: AssetPicture {
    let holder: ModelHolder? =
      switch holder?.kind {
      case .employee(let email, _): .person(email)
      case .location(let name): .place(name)
      case nil: nil
      }
    return AssetPicture(
      id: assetID, name: name, serial: serialNumber, isArchived: state == .archived,
      product: product.map { PictureText.product($0, manufacturer, category) },
      holder: holder.map { PictureText.holder($0) }, origin: self.holder?.origin?.description,
      since: self.holder?.since.milliseconds, links: [])
  }
}

extension Link {
  fileprivate func picture(of place: WorldPlace) -> LinkPicture {
    LinkPicture(
      connection: place.reference, serial: serialNumber?.text, udid: deviceID?.lowercased(),
      isMerged: origin == .merged, goneSince: notSeenSince?.milliseconds, owner: owner?.picture,
      vacancy: vacancy.map { "\($0.runs) since \($0.since.milliseconds)" }, model: model.name,
      modelIdentifier: model.identifier, contact: nil)
  }
}

extension RememberedOwner {
  fileprivate var picture: String {
    switch self {
    case .nobody: PictureText.memory(.nobody)
    case .person(let key): PictureText.memory(.person(key.text))
    }
  }
}

extension Plan {
  /// What can be seen of it.
  var picture: RunPicture {
    RunPicture(
      changes: changes.map {
        PictureText.change(
          $0.kind.rawValue, asset: $0.assetID, from: $0.from, to: $0.to, rule: $0.rule.rawValue)
      },
      findings: findings.map {
        PictureText.finding($0.kind.rawValue, serial: $0.serialNumber?.text, asset: $0.assetID)
      }.sorted(), isHeld: held != nil, hasShrunk: signs.shrank, devices: devices)
  }
}
