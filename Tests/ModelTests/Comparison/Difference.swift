/// What model and product do not agree on, and after which step.
struct Difference: Equatable {
  var step: Int
  /// The model's side begins with `-`, the product's with `+`, as in a patch.
  var lines: [String]
}

extension Difference {
  static func lines(_ model: ModelOutcome, _ product: ProductOutcome) -> [String] {
    switch (model, product) {
    case (.nothing, .nothing): return []
    case (.hand(let refused, let changed), .hand(let isRefused, let hasChanged)):
      return lines("refused", refused, isRefused) + lines("changed", changed, hasChanged)
    case (.run(let run), .run(let productRun)):
      return lines(run.picture, productRun.picture)
        + lines("second plan", run.again?.picture, productRun.again)
        + productRun.brokenLaws.map { "+ \($0)" }
    case (.decided(let decision), .decided(let productDecision)):
      return lines("decided", decision, productDecision)
    case (.nothing, _), (.hand, _), (.run, _), (.decided, _): return ["- \(model)", "+ \(product)"]
    }
  }

  static func lines(_ model: Picture, _ product: Picture) -> [String] {
    lines("employees", model.employees, product.employees)
      + lines("products", model.products, product.products)
      + lines("lessons", model.lessons, product.lessons) + lines("gone", model.gone, product.gone)
      + assets(model.assets, product.assets)
  }

  private static func lines(_ model: RunPicture, _ product: RunPicture) -> [String] {
    lines("changes", model.changes, product.changes) + lines("findings", model.findings, product.findings)
      + lines("held", model.isHeld, product.isHeld) + lines("shrunk", model.hasShrunk, product.hasShrunk)
      + lines("devices", model.devices, product.devices)
  }

  private static func assets(_ model: [AssetPicture], _ product: [AssetPicture]) -> [String] {
    var lines: [String] = []
    for asset in model where !product.contains(asset) { lines.append("- \(asset)") }
    for asset in product where !model.contains(asset) { lines.append("+ \(asset)") }
    return lines
  }

  private static func lines<Value: Equatable>(_ what: String, _ model: Value, _ product: Value) -> [String] {
    model == product ? [] : ["- \(what): \(model)", "+ \(what): \(product)"]
  }
}
