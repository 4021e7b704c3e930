/// Makes a tenant that looks like a real one, the same bytes for the same numbers.
///
/// The devices' text is written directly: 100,000 devices are a matter of seconds.
struct SeededTenant {
  private var generator: SeededGenerator
  private var time: LocalTime
  private var people: SeededPeople
  private let devices: Int
  private let schools: Int
  /// Turns row numbers into serial numbers that do not look counted.
  private let serialOffset: Int

  /// 2026-04-01 08:00 UTC: the check-ins before it span Europe's change to summer time on 29 March.
  private static let now = 1_775_030_400

  init(_ configuration: TenantConfiguration) {
    generator = SeededGenerator(seed: configuration.seed)
    time = LocalTime(zone: configuration.timeZone)
    people = SeededPeople(domain: configuration.employeeDomain)
    devices = configuration.devices
    schools = min(SeededNames.schools.count, 3 + devices / 400)
    serialOffset = generator.below(Self.serials)
  }

  mutating func tenant() -> Tenant {
    let records = (0..<devices).map { device(row: $0) }
    for _ in 0..<(devices / 25) {
      people.newcomer(locationID: 1 + generator.below(schools), modified: modified(), &generator)
    }
    return Tenant(
      fleet: Fleet(records), users: people.people.map(\.record), locations: locations,
      deviceGroups: SeededGroups.deviceGroups, userGroups: SeededGroups.userGroups,
      placeholders: (0..<(devices / 40 + 1)).map { placeholder(row: devices + $0) })
  }

  private mutating func device(row: Int) -> DeviceRecord {
    let model = SeededModel.draw(&generator)
    let location = generator.chance(4) ? 0 : 1 + generator.below(schools)
    let owner = owner(of: model, location: location)
    let serial = serialNumber(model, row: row)
    let udid = udid(model)
    let groups = SeededGroups.names(model.family, row: row)
    let seen = lastSeen()
    let school = location == 0 ? "DST" : SeededNames.schools[location - 1].code
    var text = JSONText(reserving: 1400)
    text.raw("{\"UDID\":\"\(udid)\",\"locationId\":\(location),\"serialNumber\":\"\(serial)\",")
    text.raw("\"assetTag\":\"\(generator.chance(85) ? "\(school)-\(padded(row + 1))" : "")\",")
    text.raw("\"class\":\"\(model.family.rawValue)\",\"model\":{\"name\":\"\(model.name)\",")
    text.raw("\"identifier\":\"\(model.identifier)\",\"type\":\"\(model.type)\"},")
    text.raw("\"os\":{\"prefix\":\"\(model.systemName)\",\"version\":\"")
    text.raw("\(generator.pick(model.systemVersions))\"},\"name\":\"")
    text.raw("\(deviceName(model, owner: owner, school: school, row: row))\",\"owner\":")
    text.raw(owner?.asOwner ?? "{\"id\":0,\"locationId\":\(location),\"name\":\"\",\"vpp\":[]}")
    text.raw(",\"isManaged\":\(Self.now - seen < 7 * 86_400),\"isSupervised\":true,")
    if model.family == .mac { text.raw("\"isBootstrapStored\":\(generator.chance(90)),") }
    text.raw(enrolment(model) + ",\"groups\":[")
    text.raw(groups.map { "\"\($0)\"" }.joined(separator: ",") + "]," + hardware(model))
    text.raw(
      ",\"region\":{\"string\":\"Netherlands\"},\"notes\":\"\",\"lastCheckin\":\"\(time.text(seen))\",")
    text.raw("\"modified\":\"\(time.text(seen + 1))\",\"networkInformation\":\(network(model, row: row))}")
    return DeviceRecord(
      text: text.text, udid: udid, serialNumber: serial, ownerID: owner?.id ?? 0, groups: groups)
  }

  /// Apple TVs hang in rooms; of the rest one in twenty lies in a cupboard.
  private mutating func owner(of model: SeededModel, location: Int) -> SeededPeople.Person? {
    guard model.family != .appletv, !generator.chance(5) else { return nil }
    return people.owner(locationID: location, modified: modified(), &generator)
  }

  private mutating func deviceName(
    _ model: SeededModel, owner: SeededPeople.Person?, school: String, row: Int
  ) -> String {
    if model.family == .appletv { return "\(school) Apple TV room \(1 + generator.below(80))" }
    if let owner, generator.chance(30) { return "\(owner.firstName)'s \(model.type)" }
    return "\(school)-\(model.family == .mac ? "MAC" : "IOS")-\(padded(row + 1))"
  }

  private mutating func enrolment(_ model: SeededModel) -> String {
    let type =
      switch generator.below(100) {
      case ..<86: "dep"
      case ..<92: "ac2"
      case ..<97: "manual"
      case ..<99: "depPending"
      default: "ac2Pending"
      }
    let profile = type.hasPrefix("dep") ? (model.family == .mac ? "Staff Macs" : "Shared iPads") : ""
    return "\"enrollType\":\"\(type)\",\"depProfile\":\"\(profile)\""
  }

  private mutating func hardware(_ model: SeededModel) -> String {
    let battery = model.family == .appletv ? "0" : "0.\(10 + generator.below(90))"
    let available = "\(10 + generator.below(18)).\(1 + generator.below(9))"
    let backup = generator.chance(10)
    return """
      "batteryLevel":\(battery),"totalCapacity":\(generator.pick(model.capacities)),\
      "availableCapacity":\(available),"iCloudBackupEnabled":\(backup),\
      "iCloudBackupLatest":\(backup ? Self.now - generator.below(900_000) : 0),\
      "iTunesStoreLoggedIn":false
      """
  }

  private mutating func network(_ model: SeededModel, row: Int) -> String {
    let hasEthernet = model.family == .appletv || (model.family == .mac && generator.chance(30))
    let ethernet = hasEthernet ? ",\"EthernetMACs\":\"\(mac(3 * row + 2))\"" : ""
    let cellular = model.family == .iphone ? ",\"ServiceSubscription\":[\(subscription(row: row))]" : ""
    return """
      {"IPAddress":"203.0.113.\(1 + generator.below(254))","isNetworkTethered":0,\
      "BluetoothMAC":"\(mac(3 * row))","WiFiMAC":"\(mac(3 * row + 1))"\(ethernet),"VoiceRoamingEnabled":0,\
      "DataRoamingEnabled":0,"PersonalHotspotEnabled":0\(cellular)}
      """
  }

  private func subscription(row: Int) -> String {
    let digits = String(1_000_000 + row)
    let imei = "01 \(digits.prefix(6)) \(digits.suffix(6)) 0"
    return """
      {"CarrierSettingsVersion":"60.0","CurrentCarrierNetwork":"Example Mobile","CurrentMCC":"001",\
      "CurrentMNC":"01","ICCID":"8900 0100 0000 \(digits)","IMEI":"\(imei)","IsDataPreferred":true,\
      "IsRoaming":false,"IsVoicePreferred":true,"Label":"Primary","LabelID":"1","PhoneNumber":"","Slot":"1"}
      """
  }

  /// Most devices checked in within two days, some within the week, one in 25 long ago.
  private mutating func lastSeen() -> Int {
    switch generator.below(100) {
    case ..<80: Self.now - generator.below(2 * 86_400)
    case ..<96: Self.now - generator.below(7 * 86_400)
    default: Self.now - 7 * 86_400 - generator.below(150 * 86_400)
    }
  }

  private mutating func modified() -> String { time.text(Self.now - generator.below(400 * 86_400)) }

  private mutating func placeholder(row: Int) -> JSONObject {
    let model = generator.pick(SeededModel.ipads)
    return JSONObject([
      ("id", .integer(1 + row - devices)), ("userId", 0),
      ("locationId", .integer(1 + generator.below(schools))),
      ("model", .string(model.name)), ("color", "Space Grey"),
      ("serialNumber", .string(serialNumber(model, row: row))), ("status", "empty"),
      ("dateAdded", .integer(Self.now - generator.below(9_000_000))), ("datePushed", 0), ("profileName", ""),
      ("placeholderName", ""),
    ])
  }

  private var locations: [JSONValue] {
    let district = location(id: 0, name: "District", city: "Amberford")
    return [district]
      + SeededNames.schools.prefix(schools).enumerated().map {
        location(id: $0 + 1, name: $1.name, city: $1.city)
      }
  }

  private func location(id: Int, name: String, city: String) -> JSONValue {
    [
      "id": .integer(id), "name": .string(name), "isDistrict": .bool(id == 0), "street": "School Lane",
      "streetNumber": .string(String(id + 1)), "postalCode": nil, "city": .string(city), "source": "default",
      "asmIdentifier": nil, "schoolNumber": id == 0 ? nil : .string(String(9000 + id)),
    ]
  }

  private mutating func udid(_ model: SeededModel) -> String {
    switch model.family {
    case .ipad, .iphone: return "0000\(generator.hex(4))-\(generator.hex(16))"
    case .mac:
      return [8, 4, 4, 4, 12].map { generator.hex($0) }.joined(separator: "-")
    case .appletv: return (generator.hex(16) + generator.hex(16) + generator.hex(8)).lowercased()
    }
  }

  /// 31⁵: rows spread over it by a step without a common factor, so that no two share a serial number.
  private static let serials = 28_629_151
  private static let letters = Array("0123456789CDFGHJKLMNPQRTVWXYZAE".utf8)

  private func serialNumber(_ model: SeededModel, row: Int) -> String {
    var number = (row * 9_973_337 + serialOffset) % Self.serials
    var digits: [UInt8] = []
    for _ in 0..<5 {
      digits.append(Self.letters[number % 31])
      number /= 31
    }
    return model.serialPrefix + String(decoding: digits, as: UTF8.self) + "X"
  }

  private func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 5 - text.utf8.count)) + text
  }

  private func mac(_ number: Int) -> String {
    let text = String(0x10_00_00 + number, radix: 16)
    let digits = Array(text.utf8.suffix(6))
    return stride(from: 0, to: 6, by: 2)
      .reduce("02:00:5e") { $0 + ":" + String(decoding: digits[$1..<($1 + 2)], as: UTF8.self) }
  }
}
