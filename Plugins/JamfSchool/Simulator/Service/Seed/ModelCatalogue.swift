/// A kind of Apple device a school buys, with what its records always have in common.
struct SeededModel: Sendable {
  enum Family: String, Sendable { case ipad, mac, iphone, appletv }

  let family: Family
  let name: String
  let identifier: String
  let type: String
  /// Four characters that this model's serial numbers begin with.
  let serialPrefix: String
  let capacities: [String]
  /// How many of its family's versions are not older than the model.
  var versionCount = 4

  var systemName: String {
    switch family {
    case .ipad: "iPadOS"
    case .mac: "macOS"
    case .iphone: "iOS"
    case .appletv: "tvOS"
    }
  }

  /// Versions this model runs, the newest first.
  var systemVersions: [String] {
    let versions =
      switch family {
      case .ipad: ["18.4", "18.3.2", "17.7.6", "16.7.10"]
      case .mac: ["15.4", "15.3.2", "14.7.5", "13.7.5"]
      case .iphone: ["18.4", "18.3.2", "17.7.2"]
      case .appletv: ["18.4", "18.3"]
      }
    return Array(versions.prefix(versionCount))
  }

  /// Models by family, the common ones several times.
  static let ipads = [
    SeededModel(
      family: .ipad, name: "iPad (9th generation) (WiFi)", identifier: "iPad12,1", type: "iPad",
      serialPrefix: "GG7Z", capacities: ["59.5", "238.2"]),
    SeededModel(
      family: .ipad, name: "iPad (10th generation) (WiFi)", identifier: "iPad13,18", type: "iPad",
      serialPrefix: "J4XQ", capacities: ["59.5", "238.2"]),
    SeededModel(
      family: .ipad, name: "iPad (8th generation) (WiFi)", identifier: "iPad11,6", type: "iPad",
      serialPrefix: "DMPZ", capacities: ["29.1", "119.2"]),
    SeededModel(
      family: .ipad, name: "iPad Air (5th generation) (WiFi)", identifier: "iPad13,16", type: "iPad",
      serialPrefix: "K7VZ", capacities: ["59.5", "238.2"]),
    SeededModel(
      family: .ipad, name: "iPad Pro 11-inch (M4) (WiFi)", identifier: "iPad16,3", type: "iPad",
      serialPrefix: "L9WZ", capacities: ["238.2", "476.8"], versionCount: 3),
    SeededModel(
      family: .ipad, name: "iPad mini (6th generation) (WiFi)", identifier: "iPad14,1", type: "iPad",
      serialPrefix: "H2NZ", capacities: ["59.5"]),
  ]

  static let macs = [
    SeededModel(
      family: .mac, name: "MacBook Air (M1, 2020)", identifier: "MacBookAir10,1", type: "MacBook Air",
      serialPrefix: "FVFZ", capacities: ["245.1"]),
    SeededModel(
      family: .mac, name: "MacBook Air (13-inch, M3, 2024)", identifier: "Mac15,12", type: "MacBook Air",
      serialPrefix: "M3QZ", capacities: ["245.1", "494.4"], versionCount: 3),
    SeededModel(
      family: .mac, name: "MacBook Pro (14-inch, M4, 2024)", identifier: "Mac16,1", type: "MacBook Pro",
      serialPrefix: "N6RZ", capacities: ["494.4", "994.7"], versionCount: 2),
  ]

  static let iphones = [
    SeededModel(
      family: .iphone, name: "iPhone SE (3rd generation)", identifier: "iPhone14,6", type: "iPhone",
      serialPrefix: "P5TZ", capacities: ["59.5"]),
    SeededModel(
      family: .iphone, name: "iPhone 15", identifier: "iPhone15,4", type: "iPhone",
      serialPrefix: "Q8UZ", capacities: ["119.2"]),
  ]

  static let appleTVs = [
    SeededModel(
      family: .appletv, name: "Apple TV 4K (3rd generation) Wi-Fi + Ethernet", identifier: "AppleTV14,1",
      type: "Apple TV", serialPrefix: "R1YZ", capacities: ["119.2"])
  ]

  /// The model of one more device: 62 % iPads, 25 % Macs, 7 % Apple TVs, 6 % iPhones.
  static func draw(_ generator: inout SeededGenerator) -> SeededModel {
    switch generator.below(100) {
    case ..<34: ipads[generator.below(2)]
    case ..<62: generator.pick(ipads)
    case ..<75: macs[0]
    case ..<87: generator.pick(macs)
    case ..<94: appleTVs[0]
    default: generator.pick(iphones)
    }
  }
}
