extension Array {
  /// Where the row with this number stands in an array in the order of its rows; nil where it does not. The number of steps
  /// grows with the digits of the count, and no index needs to be kept.
  func position<Row>(of id: RowID<Row>, by key: KeyPath<Element, RowID<Row>>) -> Int? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle][keyPath: key] < id { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low][keyPath: key] == id ? low : nil
  }
}
