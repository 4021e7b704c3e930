/// What can be seen of an account, in the one vocabulary in which model and product are compared.
struct Picture: Equatable {
  var assets: [AssetPicture] = []
  var employees: [String] = []
  var products: [String] = []
  /// For each connection: what it remembers of models (E5).
  var lessons: [String] = []
  /// The work list of devices that are gone (H2), as far as there are assets of these Asset IDs.
  var gone: [String] = []
}

struct AssetPicture: Equatable {
  var id: String
  var name: String?
  var serial: String?
  var isArchived: Bool
  var product: String?
  var holder: String?
  var origin: String?
  var since: Int64?
  var links: [LinkPicture]
}

struct LinkPicture: Equatable {
  var connection: String
  var serial: String?
  var udid: String?
  var isMerged: Bool
  var goneSince: Int64?
  var owner: String?
  var vacancy: String?
  var model: String?
  var modelIdentifier: String?
  var contact: String?
}

/// What can be seen of a run.
struct RunPicture: Equatable {
  var changes: [String]
  var findings: [String]
  var isHeld: Bool
  var hasShrunk: Bool
  var devices: Int
}

/// What a second plan of the same devices says (A5).
struct SecondPlanPicture: Equatable {
  var changes: [String]
  var hasNotes: Bool
  var learns = false
}
