import GRDB
import RollcallCore

/// Journals a plan that was carried out: one event for each change, in the plan's order (A7).
struct PlanJournal {
  private let plan: Plan
  private let made: MadeRows
  private let events: EventWriter

  static func write(
    _ plan: Plan, _ made: MadeRows, by actor: PlanActor, _ row: ConnectionRow, in db: Database
  ) throws {
    guard plan.changeCount > 0 else { return }
    let events = try EventWriter(account: row.account, actor: actor.text, run: actor.run, in: db)
    try PlanJournal(plan: plan, made: made, events: events).write()
    try AccountRows.countUp(row.account, in: db)
  }

  private func write() throws {
    try addCatalogue()
    for item in plan.checkIns {
      try add(item.change, EventReferences(from: item.employee.number, holder: .employee))
    }
    for item in plan.assetIDs { try add(item.change) }
    for (adoption, link) in zip(plan.adoptions, made.links) {
      try add(adoption.change, EventReferences(to: link))
    }
    for item in plan.names { try add(item.change) }
    for item in plan.serials { try add(item.change) }
    for item in plan.products {
      try add(item.change, EventReferences(from: item.productBefore?.number, to: made.row(item.product)))
    }
    for item in plan.checkOuts {
      try add(item.change, EventReferences(to: item.employee.number, holder: .employee))
    }
  }

  private func addCatalogue() throws {
    var categories = made.categories[...]
    var manufacturers = made.manufacturers[...]
    var products = made.products[...]
    for item in plan.catalogue {
      switch item {
      case .category: try add(item.change, EventReferences(to: categories.popFirst()))
      case .manufacturer: try add(item.change, EventReferences(to: manufacturers.popFirst()))
      case .product: try add(item.change, EventReferences(to: products.popFirst()))
      }
    }
  }

  private func add(_ change: Change, _ rows: EventReferences = EventReferences()) throws {
    try events.add(change, asset: change.asset.map { made.row($0) }, rows, at: plan.instant)
  }
}
