import RollcallCore

/// How a remembered owner is stored: the key of an e-mail address, or an empty text for nobody.
enum OwnerText {
  static func text(_ owner: RememberedOwner?) -> String? {
    switch owner {
    case .nobody: ""
    case .person(let key): key.text
    case nil: nil
    }
  }

  static func owner(_ text: String) -> RememberedOwner {
    text.isEmpty ? .nobody : .person(ComparisonKey(stored: text))
  }
}
