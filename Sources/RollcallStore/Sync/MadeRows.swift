import RollcallCore

/// The rows that a plan made, by the ordinals under which the plan speaks of them.
struct MadeRows {
  var categories: [Int64] = []
  var manufacturers: [Int64] = []
  var products: [Int64] = []
  var assets: [Int64] = []
  /// One for each adoption, in their order.
  var links: [Int64] = []

  func row(_ reference: RowReference<Category>) -> Int64 { resolve(reference, categories) }
  func row(_ reference: RowReference<Manufacturer>) -> Int64 { resolve(reference, manufacturers) }
  func row(_ reference: RowReference<Product>) -> Int64 { resolve(reference, products) }
  func row(_ reference: RowReference<Asset>) -> Int64 { resolve(reference, assets) }

  private func resolve<Row>(_ reference: RowReference<Row>, _ made: [Int64]) -> Int64 {
    switch reference {
    case .existing(let id): id.number
    case .new(let ordinal): made[ordinal]
    }
  }
}
