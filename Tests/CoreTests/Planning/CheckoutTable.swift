import Foundation
import RollcallCore

/// The committed table of `docs/checkout-decision.md`, which holds every answer to section G.
struct CheckoutTable {
  var rows: [Row]

  /// One row: which situations it fits, and what then happens.
  struct Row: Hashable {
    var line: Int
    var fits: [CheckoutColumn: Set<String>]
    var then: Outcome
    var rule: Rule
    var finding: FindingKind?
    var remembers: CheckoutSituation.Answer

    func matches(_ situation: CheckoutSituation) -> Bool {
      situation.words.allSatisfy { fits[$0.key]?.contains($0.value) == true }
    }
  }

  enum Outcome: String {
    case nothing, wait
    case checkOut = "check out"
    case checkIn = "check in"
    case reassign = "check in, check out"
  }

  /// A cell that says nothing the table knows.
  struct UnknownWord: Error, CustomStringConvertible {
    var line: Int
    var word: String

    var description: String { "docs/checkout-decision.md, line \(line): “\(word)” is no word of its column" }
  }

  static func committed() throws -> CheckoutTable {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }
    let page = try String(contentsOf: root.appending(path: "docs/checkout-decision.md"), encoding: .utf8)
    return try CheckoutTable(page: page)
  }

  /// Reads every table of a page that has the columns of a decision.
  init(page: String) throws {
    rows = []
    var isInside = false
    for (offset, text) in page.components(separatedBy: "\n").enumerated() {
      let cells = Self.cells(of: text)
      if cells == Self.header {
        isInside = true
      } else if cells.isEmpty {
        isInside = false
      } else if isInside, !text.hasPrefix("|---") {
        rows.append(try Row(cells, line: offset + 1))
      }
    }
  }

  private static let header =
    CheckoutColumn.allCases.map(\.rawValue) + ["Then", "Rule", "Finding", "Remembers"]

  private static func cells(of line: String) -> [String] {
    guard line.hasPrefix("|"), line.hasSuffix("|") else { return [] }
    return line.dropFirst().dropLast().components(separatedBy: "|")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

/// The columns that a situation is found by.
enum CheckoutColumn: String, CaseIterable {
  case owner = "Owner"
  case changed = "Changed"
  case heldBy = "Held by"
  case asset = "Asset"
  case governs = "Governs"
  case autoCheckout = "A"
  case followOwnerChange = "C"
  case checkinOnOwnerRemoved = "R"
  case wait = "Wait"

  /// What a cell of the column can say, and which words of a situation it fits.
  var vocabulary: [String: [String]] {
    var words = Dictionary(uniqueKeysWithValues: single.map { ($0, [$0]) })
    words["any"] = single
    switch self {
    case .owner: words["stranger"] = ["unknown person", "archived employee", "person without e-mail"]
    case .heldBy: words["an employee"] = single.filter { $0 != "free" && $0 != "location" }
    case .changed, .asset, .governs, .autoCheckout, .followOwnerChange, .checkinOnOwnerRemoved, .wait: break
    }
    return words
  }

  private var single: [String] {
    switch self {
    case .owner: CheckoutSituation.Owner.allCases.map(\.rawValue)
    case .changed: CheckoutSituation.Changed.allCases.map(\.rawValue)
    case .heldBy: CheckoutSituation.HeldBy.allCases.map(\.rawValue)
    case .asset: CheckoutSituation.Asset.allCases.map(\.rawValue)
    case .governs: CheckoutSituation.Answer.allCases.map(\.rawValue)
    case .autoCheckout, .followOwnerChange, .checkinOnOwnerRemoved:
      CheckoutSituation.Position.allCases.map(\.rawValue)
    case .wait: CheckoutSituation.Wait.allCases.map(\.rawValue)
    }
  }
}

extension CheckoutTable.Row {
  fileprivate init(_ cells: [String], line: Int) throws {
    let columns = CheckoutColumn.allCases
    guard cells.count == columns.count + 4 else {
      throw CheckoutTable.UnknownWord(line: line, word: cells.joined(separator: " | "))
    }
    func known<Value>(_ value: Value?, _ word: String) throws -> Value {
      guard let value else { throw CheckoutTable.UnknownWord(line: line, word: word) }
      return value
    }
    self.line = line
    fits = [:]
    for (column, cell) in zip(columns, cells) {
      let words = cell.components(separatedBy: " or ")
      fits[column] = Set(try words.flatMap { try known(column.vocabulary[$0], $0) })
    }
    let said = Array(cells.dropFirst(columns.count))
    then = try known(.init(rawValue: said[0]), said[0])
    rule = try known(Rule(rawValue: said[1]), said[1])
    finding = said[2] == "none" ? nil : try known(FindingKind(rawValue: said[2]), said[2])
    remembers = try known(.init(rawValue: said[3]), said[3])
  }
}
