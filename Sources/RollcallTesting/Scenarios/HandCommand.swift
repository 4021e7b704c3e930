import Foundation
import RollcallCore
import RollcallStore

/// A command by hand as scenarios write it: a sentence.
struct HandCommand {
  private let words: String

  init(_ words: String) {
    self.words = words
  }

  func perform(on register: Register, by hand: Hand) throws {
    for (pattern, perform) in Self.sentences {
      if let blanks = blanks(of: pattern) { return try perform(register, blanks, hand) }
    }
    throw ScenarioMistake("nobody knows how to '\(words)'")
  }

  private typealias Work = @Sendable (Register, [String], Hand) throws -> Void

  /// What can be said, with `_` for what differs. The first that fits is meant.
  private static let sentences: [(pattern: String, perform: Work)] = [
    (
      "check out _ to _",
      { _ = try $0.checkOut($1[0], to: .employee($1[1]), whenCheckedOut: .reassign, by: $2) }
    ),
    (
      "check out _ at _",
      { _ = try $0.checkOut($1[0], to: .location($1[1]), whenCheckedOut: .reassign, by: $2) }
    ),
    ("check in _", { _ = try $0.checkIn($1[0], by: $2) }),
    ("add asset _", { _ = try $0.addAsset(AssetToAdd(assetID: $1[0]), by: $2) }),
    ("add employee _", { _ = try $0.addEmployee(email: $1[0], name: nil, by: $2) }),
    ("archive employee _", { _ = try $0.archiveEmployee(email: $1[0], by: $2) }),
    ("archive _", { _ = try $0.archiveAsset($1[0], by: $2) }),
    ("restore _", { _ = try $0.restoreAsset($1[0], by: $2) }),
    (
      "delete everything linked by _",
      { _ = try $0.deleteAssets(linkedBy: connection($1[0]), by: $2) }
    ),
    ("delete _", { _ = try $0.deleteAsset($1[0], by: $2) }),
    (
      "forget the link of _ to _",
      { _ = try $0.forgetLinks(of: connection($1[1]), to: $1[0], by: $2) }
    ),
    (
      "rename the product _ to _",
      { _ = try $0.editProduct($1[0], manufacturer: nil, ProductEdit(name: $1[1]), by: $2) }
    ),
    (
      "put the product _ into _",
      { _ = try $0.editProduct($1[0], manufacturer: nil, ProductEdit(category: $1[1]), by: $2) }
    ),
    ("rename _ to _", { _ = try $0.editAsset($1[0], AssetEdit(name: $1[1]), by: $2) }),
    ("change the Asset ID of _ to _", { _ = try $0.editAsset($1[0], AssetEdit(assetID: $1[1]), by: $2) }),
    ("give _ the serial _", { _ = try $0.editAsset($1[0], AssetEdit(serialNumber: $1[1]), by: $2) }),
    ("give _ the product _", { _ = try $0.editAsset($1[0], AssetEdit(product: $1[1]), by: $2) }),
  ]

  /// What stands in the blanks of a sentence; nil when the command is another sentence.
  private func blanks(of pattern: String) -> [String]? {
    let pieces = pattern.components(separatedBy: "_")
    guard words.hasPrefix(pieces[0]) else { return nil }
    var rest = words.dropFirst(pieces[0].count)
    var blanks: [String] = []
    for piece in pieces.dropFirst() where !piece.isEmpty {
      guard let range = rest.range(of: piece) else { return nil }
      blanks.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return blanks + [String(rest)]
  }

  private static func connection(_ text: String) throws -> ConnectionReference {
    guard let connection = ConnectionReference(text) else {
      throw ScenarioMistake("'\(text)' is no connection")
    }
    return connection
  }
}
