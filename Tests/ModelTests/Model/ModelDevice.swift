/// One record of a reply, as the tenant writes it.
struct ModelDevice: Hashable {
  /// The serial number as it is written; nil when it is missing.
  var serial: String?
  /// The tenant's own id, in whatever case.
  var udid: String?
  var name: String?
  var tag: String?
  var model: String?
  var modelIdentifier: String?
  var maker: String?
  var owner: ModelOwner = .unsaid
  var isManaged: Bool?
  var contact: ModelContact = .none
  /// B5.
  var isTrashed = false
  /// A detail that only changes when the device does (D4).
  var system: String?
  /// A detail that moves with ordinary use (D4).
  var battery: String?
}

/// The four shapes of an owner (G).
enum ModelOwner: Hashable {
  case person(email: String)
  case stranger(name: String)
  case nobody
  case unsaid
}

/// When the tenant last heard from a device.
enum ModelContact: Hashable {
  case none
  case unreadable
  case at(seconds: Int64)

  /// For B4: an unreadable one is the oldest.
  var age: Int64 {
    switch self {
    case .none, .unreadable: .min
    case .at(let seconds): seconds
    }
  }
}
