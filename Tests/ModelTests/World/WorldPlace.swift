/// The connections of the made-up world: two of one account in the order of the file, and a sub-account's.
enum WorldPlace: String, CaseIterable, Hashable {
  case jamf = "riverside:jamf-school"
  case acme = "riverside:acme"
  case north = "riverside/north:jamf-school"

  var reference: String { rawValue }

  var account: String {
    switch self {
    case .jamf, .acme: "riverside"
    case .north: "riverside/north"
    }
  }

  var integration: String {
    switch self {
    case .jamf, .north: "jamf-school"
    case .acme: "acme"
    }
  }

  /// The name of its category (E1).
  var integrationName: String {
    switch self {
    case .jamf, .north: "Jamf School"
    case .acme: "Acme"
    }
  }
}
