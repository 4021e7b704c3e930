import RollcallCore

/// A plan without the order of the reply: rows that it makes are known by their names instead of their ordinals.
struct UnorderedPlan: Hashable {
  private var changes: [Change: Int] = [:]
  private var products: Set<[String?]> = []
  private var memories: [String: LinkMemory] = [:]
  private var learned: [ComparisonKey: String] = [:]
  private var notes: Set<Note>
  private var held: Hold?
  private var signs: Signs
  private var devices: Int
  var findings: [Finding: Int] = [:]

  init(_ plan: Plan) {
    notes = Set(plan.notes)
    held = plan.held
    signs = plan.signs
    devices = plan.devices
    plan.forEachChange { change in
      var change = change
      if case .new = change.asset { change.asset = nil }
      changes[change, default: 0] += 1
    }
    for finding in plan.findings { findings[finding, default: 0] += 1 }
    let names = Names(plan)
    products = Set(
      names.products.map { [$0.name, $0.manufacturer.map(names.name), names.name($0.category)] })
    for model in plan.learned { learned[model.model] = names.name(model.product) }
    for adoption in plan.adoptions {
      memories[adoption.change.assetID ?? ""] = adoption.memory
      if case .create(let asset) = adoption.way {
        products.insert([asset.assetID, asset.name, names.name(asset.product)])
      }
    }
  }

  /// The names of the rows that a plan makes.
  private struct Names {
    var categories: [String] = []
    var manufacturers: [String] = []
    var products: [NewProduct] = []

    init(_ plan: Plan) {
      for change in plan.catalogue {
        switch change {
        case .category(let name): categories.append(name)
        case .manufacturer(let name): manufacturers.append(name)
        case .product(let product): products.append(product)
        }
      }
    }

    func name(_ row: RowReference<Category>) -> String { name(row, categories) }
    func name(_ row: RowReference<Manufacturer>) -> String { name(row, manufacturers) }
    func name(_ row: RowReference<Product>) -> String { name(row, products.map(\.name)) }

    private func name<Row>(_ row: RowReference<Row>, _ made: [String]) -> String {
      switch row {
      case .existing(let id): "row \(id.number)"
      case .new(let ordinal): made[ordinal]
      }
    }
  }
}
