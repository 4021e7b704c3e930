/// One account: assets, people, places, catalogue and links, in plain lists.
struct ModelAccount: Hashable {
  var assets: [ModelAsset] = []
  var links: [ModelLink] = []
  var people: [ModelPerson] = []
  var places: [String] = []
  var products: [ModelProduct] = []
  var makers: [String] = []
  var categories: [String] = []
  /// For each connection: which product a model's folded name became (E5).
  var lessons: [String: [String: Int]] = [:]
  /// For each connection: the Asset ID mapping of its last applied run (C6).
  var mappings: [String: ModelSource] = [:]
  /// The connections that the register knows.
  var known: Set<String> = []
  private var last = 0

  /// A number that nothing has yet; larger ones are younger.
  mutating func newNumber() -> Int {
    last += 1
    return last
  }

  func asset(_ number: Int) -> ModelAsset? { assets.first { $0.number == number } }

  /// The asset that has an Asset ID, in whatever spelling (C2).
  func holder(of id: String) -> ModelAsset? {
    assets.first { ModelText.fold($0.id) == ModelText.fold(id) }
  }

  func isLinked(_ asset: Int, by connection: String) -> Bool {
    links.contains { $0.asset == asset && $0.connection == connection }
  }

  /// The employee of G1.
  func employee(_ email: String) -> ModelPerson? {
    people.first { !$0.isArchived && ModelText.fold($0.email) == ModelText.fold(email) }
  }

  func product(_ number: Int?) -> ModelProduct? {
    products.first { $0.number == number }
  }

  mutating func change(_ asset: Int, _ body: (inout ModelAsset) -> Void) {
    for index in assets.indices where assets[index].number == asset { body(&assets[index]) }
  }

  mutating func changeLink(_ link: Int, _ body: (inout ModelLink) -> Void) {
    for index in links.indices where links[index].number == link { body(&links[index]) }
  }
}

struct ModelAsset: Hashable {
  var number: Int
  var id: String
  var name: String?
  var serial: String?
  var product: Int?
  var isArchived = false
  var custody: ModelCustody?
}

/// Who has an asset, and who said so.
struct ModelCustody: Hashable {
  var holder: ModelHolder
  /// The connection; nil for a person.
  var origin: String?
  /// Milliseconds.
  var since: Int64
}

enum ModelHolder: Hashable {
  /// An employee, by e-mail address as it is shown.
  case person(String)
  case place(String)
}

struct ModelPerson: Hashable {
  var email: String
  var isArchived = false
}

struct ModelProduct: Hashable {
  var number: Int
  var name: String
  var maker: String?
  var category: String?
}

/// What ties one device of a connection to an asset.
struct ModelLink: Hashable {
  var number: Int
  var connection: String
  var asset: Int
  /// Whether the asset was there before the device (F1).
  var isMerged: Bool
  var serial: String?
  /// Without case (B2).
  var udid: String?
  /// The applied run in which the device was last there under `udid`.
  var sawUDIDInRun = 0
  var owner: ModelMemory?
  var model: String?
  var modelIdentifier: String?
  /// Milliseconds; nil while the device is there (H2).
  var goneSince: Int64?
  var vacancy: ModelVacancy?
  var system: String?
  var battery: String?
  var contact: ModelContact = .none
  /// The details as the device last said them.
  var said = ModelDetails()
  /// When the volatile details were last written (D4).
  var refreshed: Int64 = 0
}

/// What a device says of its details (D4); nil where it says nothing.
struct ModelDetails: Hashable {
  var system: String?
  var battery: String?
  var contact: ModelContact = .none
}

/// The owner that a link remembers (G12).
enum ModelMemory: Hashable {
  /// By folded e-mail address.
  case person(String)
  case nobody
}

/// For how long the owner was nobody (G13).
struct ModelVacancy: Hashable {
  var runs: Int
  var since: Int64
}

extension ModelAccount {
  /// What links remember that a plan would note. In which run a device was last there under an id is told by the rest: whether the link is
  /// gone, and under which id it knows its device.
  var linkMemories: [ModelLink] {
    links.map { link in
      var link = link
      link.sawUDIDInRun = 0
      return link
    }
  }
}
