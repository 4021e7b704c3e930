import CustomDump
import RollcallCore
import RollcallTesting
import Testing

@testable import RollcallCSV

@Suite struct `Lists that go out and come in again` {
  /// Texts without white space at their ends, as the register keeps them.
  static let texts: [String?] = [
    nil, "A", "=1+1", "'=1", "-", "1,5", "1;5", "say \"hi\"", "two\nlines", "two\r\nlines", "Zoë", "\u{301}x",
    "🎒\t🎒",
  ]

  private func line(_ number: Int, _ random: inout SeededNumbers) -> AssetLine {
    let product = random.of(Self.texts)
    let holder: HolderLine? =
      switch random.below(3) {
      case 0: .employee(email: "ada\(number)@riverside.example", name: random.of(Self.texts))
      case 1: .location(random.of(Self.texts) ?? "Library")
      case _: nil
      }
    return AssetLine(
      assetID: (random.of(Self.texts) ?? "") + "\(number)", name: random.of(Self.texts),
      serialNumber: random.of(Self.texts), product: product,
      manufacturer: product == nil ? nil : random.of(Self.texts),
      category: product == nil ? nil : random.of(Self.texts), notes: random.of(Self.texts),
      state: random.of([nil, .active, .archived]), holder: holder)
  }

  @Test(arguments: 0..<40, CSVWriter.Separator.allCases) func `an export reads as the same assets`(
    _ seed: UInt64, _ separator: CSVWriter.Separator
  ) throws {
    var random = SeededNumbers(seed)
    let lines = (0..<20).map { line($0, &random) }
    var writer = CSVWriter(separator: separator)
    writer.add(lines)

    let table = try CSVTable(writer.bytes)
    let columns = try ColumnMap<AssetColumn>(table.header)
    let sheet = Sheet<AssetLine>(table, columns: columns)

    expectNoDifference(sheet.rows.map(\.value), lines)
    #expect(sheet.faults.isEmpty)
    #expect(columns.ignored.isEmpty)
  }
}
