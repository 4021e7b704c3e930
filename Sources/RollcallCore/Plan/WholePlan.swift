/// Tells whether a plan refers only to rows that it makes itself, or that were there.
struct WholePlan {
  private let plan: Plan
  private var categories = 0
  private var manufacturers = 0
  private var products = 0
  private var assets: [Int] = []

  init(_ plan: Plan) {
    self.plan = plan
    for change in plan.catalogue {
      switch change {
      case .category: categories += 1
      case .manufacturer: manufacturers += 1
      case .product: products += 1
      }
    }
    for adoption in plan.adoptions {
      if case .create(let asset) = adoption.way { assets.append(asset.ordinal) }
    }
  }

  var isWhole: Bool {
    assets == Array(assets.indices) && isCatalogueWhole && areProductsWhole && areSubjectsWhole
  }

  private var isCatalogueWhole: Bool {
    plan.catalogue.allSatisfy { change in
      guard case .product(let product) = change else { return true }
      return isThere(product.category, categories)
        && (product.manufacturer.map { isThere($0, manufacturers) } ?? true)
    }
  }

  private var areProductsWhole: Bool {
    let adopted = plan.adoptions.allSatisfy { adoption in
      guard case .create(let asset) = adoption.way else { return true }
      return isThere(asset.product, products)
    }
    return adopted && plan.products.allSatisfy { isThere($0.product, products) }
      && plan.learned.allSatisfy { isThere($0.product, products) }
  }

  private var areSubjectsWhole: Bool {
    let subjects =
      plan.checkIns.map(\.subject) + plan.assetIDs.map(\.subject) + plan.names.map(\.subject)
      + plan.serials.map(\.subject) + plan.products.map(\.subject) + plan.checkOuts.map(\.subject)
    return subjects.allSatisfy { isThere($0.asset, assets.count) }
  }

  private func isThere<Row>(_ reference: RowReference<Row>, _ count: Int) -> Bool {
    switch reference {
    case .existing: true
    case .new(let ordinal): (0..<count).contains(ordinal)
    }
  }
}
