/// Every path the tenant knows.
enum VendorRoute: Hashable {
  case devices
  case device(udid: String)
  case deviceOwner(udid: String)
  case deviceDetails(udid: String)
  case deviceRestore(udid: String)
  case deviceWipe(udid: String)
  case deviceGroups
  case deviceGroup(id: String)
  case users
  case user(id: String)
  case userGroups
  case userGroup(id: String)
  case locations
  case location(id: String)
  case classes
  case schoolClass(uuid: String)
  case placeholders
  case placeholder(serial: String)
  case apps
  case app(id: String)

  /// Nil for an unknown path, and for a path that the version does not have yet.
  init?(_ request: IncomingRequest) {
    guard let route = Self(request.segments), request.protocolVersion >= route.minimumVersion else {
      return nil
    }
    self = route
  }

  private init?(_ segments: [String]) {
    let tail = Array(segments.dropFirst())
    switch (segments.first ?? "", tail.count) {
    case ("devices", 0): self = .devices
    case ("devices", 1): self = tail[0] == "groups" ? .deviceGroups : .device(udid: tail[0])
    case ("devices", 2) where tail[0] == "groups": self = .deviceGroup(id: tail[1])
    case ("devices", 2):
      switch tail[1] {
      case "owner": self = .deviceOwner(udid: tail[0])
      case "details": self = .deviceDetails(udid: tail[0])
      case "restore": self = .deviceRestore(udid: tail[0])
      case "wipe": self = .deviceWipe(udid: tail[0])
      default: return nil
      }
    case ("users", 0): self = .users
    case ("users", 1): self = tail[0] == "groups" ? .userGroups : .user(id: tail[0])
    case ("users", 2) where tail[0] == "groups": self = .userGroup(id: tail[1])
    case ("locations", 0): self = .locations
    case ("locations", 1): self = .location(id: tail[0])
    case ("classes", 0): self = .classes
    case ("classes", 1): self = .schoolClass(uuid: tail[0])
    case ("dep", 0): self = .placeholders
    case ("dep", 1): self = .placeholder(serial: tail[0])
    case ("apps", 0): self = .apps
    case ("apps", 1): self = .app(id: tail[0])
    default: return nil
    }
  }

  private var minimumVersion: Int {
    switch self {
    case .classes, .schoolClass, .placeholders, .placeholder: 3
    case .devices, .device, .deviceOwner, .deviceDetails, .deviceRestore, .deviceWipe, .deviceGroups,
      .deviceGroup, .users, .user, .userGroups, .userGroup, .locations, .location, .apps, .app:
      1
    }
  }
}
