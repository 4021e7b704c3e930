import Foundation
import RollcallStore

/// A command by hand as scenarios write it: a sentence.
struct HandCommand {
  private let words: String

  init(_ words: String) {
    self.words = words
  }

  func perform(on register: Register, by hand: Hand) throws {
    if let (asset, person) = parts("check out ", " to ") {
      _ = try register.checkOut(asset, to: .employee(person), whenCheckedOut: .reassign, by: hand)
    } else if let (asset, place) = parts("check out ", " at ") {
      _ = try register.checkOut(asset, to: .location(place), whenCheckedOut: .reassign, by: hand)
    } else if let (asset, name) = parts("rename ", " to ") {
      _ = try register.editAsset(asset, AssetEdit(name: name), by: hand)
    } else if let (asset, product) = parts("give ", " the product ") {
      _ = try register.editAsset(asset, AssetEdit(product: product), by: hand)
    } else if let (product, category) = parts("put the product ", " into ") {
      _ = try register.editProduct(product, manufacturer: nil, ProductEdit(category: category), by: hand)
    } else {
      try performSimple(on: register, by: hand)
    }
  }

  private func performSimple(on register: Register, by hand: Hand) throws {
    if let asset = rest("check in ") {
      _ = try register.checkIn(asset, by: hand)
    } else if let email = rest("add employee ") {
      _ = try register.addEmployee(email: email, name: nil, by: hand)
    } else if let email = rest("archive employee ") {
      _ = try register.archiveEmployee(email: email, by: hand)
    } else if let asset = rest("archive ") {
      _ = try register.archiveAsset(asset, by: hand)
    } else if let asset = rest("restore ") {
      _ = try register.restoreAsset(asset, by: hand)
    } else if let asset = rest("delete ") {
      _ = try register.deleteAsset(asset, by: hand)
    } else {
      throw ScenarioMistake("nobody knows how to '\(words)'")
    }
  }

  private func rest(_ verb: String) -> String? {
    words.hasPrefix(verb) ? String(words.dropFirst(verb.count)) : nil
  }

  private func parts(_ verb: String, _ between: String) -> (String, String)? {
    guard let rest = rest(verb), let range = rest.range(of: between) else { return nil }
    return (String(rest[..<range.lowerBound]), String(rest[range.upperBound...]))
  }
}
