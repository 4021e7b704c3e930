/// Why a row of a file means nothing.
package enum RowFault: Error, Hashable, Sendable {
  /// It has more or fewer cells than the header.
  case cells(Int, expected: Int)
  /// It has no value in a column that it needs.
  case missing(String)
  /// Its state is neither of the two.
  case unknownState(String)
  /// It says something of a product, and not which.
  case noProduct
  /// It names a person and a place.
  case twoHolders

  /// What is wrong.
  package var message: String {
    switch self {
    case .cells(let count, let expected): "The row has \(count) cells, the header \(expected)."
    case .missing(let column): "The row has no \(column)."
    case .unknownState(let text): "'\(text)' is no state of an asset."
    case .noProduct: "The row names a manufacturer or a category, and no product."
    case .twoHolders: "The row names both a person and a location."
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .cells: "A cell that holds a separator, a quote or a line end is written in quotes."
    case .missing: "Fill it in, or remove the row."
    case .unknownState: "Write active or archived."
    case .noProduct: "They belong to a product: fill it in, or clear them."
    case .twoHolders: "An asset is checked out to one of them."
    }
  }
}
