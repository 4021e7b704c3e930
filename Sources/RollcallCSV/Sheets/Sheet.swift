package import RollcallCore

/// What a file says, row by row, and which rows say nothing that can be understood.
package struct Sheet<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The rows that were understood, in their order.
  package private(set) var rows: [SheetRow<Value>] = []
  /// The others.
  package private(set) var faults: [SheetRow<RowFault>] = []

  init(_ table: CSVTable, _ read: (CSVRow) throws(RowFault) -> Value) {
    for row in table.rows {
      do throws(RowFault) {
        guard row.cells.count == table.header.cells.count else {
          throw .cells(row.cells.count, expected: table.header.cells.count)
        }
        rows.append(SheetRow(line: row.line, try read(row)))
      } catch {
        faults.append(SheetRow(line: row.line, error))
      }
    }
  }
}

extension Sheet<EmployeeLine> {
  /// Reads a list of employees.
  package init(_ table: CSVTable, columns: ColumnMap<EmployeeColumn>) {
    self.init(table) { row throws(RowFault) in
      guard let email = columns.value(.email, in: row) else { throw .missing("e-mail") }
      let names = [columns.value(.firstName, in: row), columns.value(.lastName, in: row)].compactMap { $0 }
      let joined = names.isEmpty ? nil : names.joined(separator: " ")
      return EmployeeLine(email: email, name: columns.value(.name, in: row) ?? joined)
    }
  }
}

extension Sheet<AssetLine> {
  /// Reads a list of assets.
  package init(_ table: CSVTable, columns: ColumnMap<AssetColumn>) {
    self.init(table) { row throws(RowFault) in
      guard let assetID = columns.value(.assetID, in: row) else { throw .missing("Asset ID") }
      let hasProduct = columns.value(.product, in: row) != nil
      let needsProduct = [.manufacturer, .category].contains { columns.value($0, in: row) != nil }
      guard hasProduct || !needsProduct else { throw .noProduct }
      return AssetLine(
        assetID: assetID, name: columns.value(.name, in: row),
        serialNumber: columns.value(.serialNumber, in: row), product: columns.value(.product, in: row),
        manufacturer: columns.value(.manufacturer, in: row), category: columns.value(.category, in: row),
        notes: columns.value(.notes, in: row), state: try Self.state(columns.value(.state, in: row)),
        holder: try Self.holder(row, columns))
    }
  }

  private static func state(_ text: String?) throws(RowFault) -> AssetState? {
    guard let text else { return nil }
    guard let state = AssetState(rawValue: text.lowercased()) else { throw .unknownState(text) }
    return state
  }

  private static func holder(
    _ row: CSVRow, _ columns: ColumnMap<AssetColumn>
  ) throws(RowFault) -> HolderLine? {
    let place = columns.value(.holderLocation, in: row)
    guard let email = columns.value(.holderEmail, in: row) else { return place.map { .location($0) } }
    guard place == nil else { throw .twoHolders }
    return .employee(email: email, name: columns.value(.holderName, in: row))
  }
}

extension CSVWriter {
  /// Adds a list of assets with its header. Reading it gives the same lines.
  package mutating func add(_ assets: [AssetLine]) {
    add(AssetColumn.allCases.map(\.rawValue))
    for asset in assets { add(AssetColumn.allCases.map { asset.text($0) ?? "" }) }
  }
}

extension AssetLine {
  fileprivate func text(_ column: AssetColumn) -> String? {
    switch (column, holder) {
    case (.assetID, _): assetID
    case (.name, _): name
    case (.serialNumber, _): serialNumber
    case (.product, _): product
    case (.manufacturer, _): manufacturer
    case (.category, _): category
    case (.state, _): state?.rawValue
    case (.notes, _): notes
    case (.holderEmail, .employee(let email, _)): email
    case (.holderName, .employee(_, let name)): name
    case (.holderLocation, .location(let place)): place
    case (.holderEmail, _), (.holderName, _), (.holderLocation, _): nil
    }
  }
}
