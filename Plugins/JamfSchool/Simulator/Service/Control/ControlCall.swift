/// A request to `/_control`, read and checked. These paths ask for no key and are not logged.
enum ControlCall: Sendable {
  case replaceFleet(FleetDocument)
  case showFleet
  case change(device: String, [DeviceChange])
  case setFaults([Fault], [ActiveQuirk])
  case showFaults
  case showRequests
  case forgetRequests

  init(_ request: IncomingRequest) throws(ControlMistake) {
    switch (request.method, Array(request.segments.dropFirst())) {
    case ("PUT", ["devices"]): self = .replaceFleet(try FleetDocument(Self.json(request)))
    case ("GET", ["devices"]): self = .showFleet
    case ("PATCH", let path) where path.count == 2 && path[0] == "devices":
      self = .change(device: path[1], try DeviceChange.changes(in: Self.json(request)))
    case ("PUT", ["faults"]):
      let document = try FaultDocument(Self.json(request))
      self = .setFaults(document.faults, document.quirks)
    case ("GET", ["faults"]): self = .showFaults
    case ("DELETE", ["faults"]): self = .setFaults([], [])
    case ("GET", ["requests"]): self = .showRequests
    case ("DELETE", ["requests"]): self = .forgetRequests
    default:
      throw ControlMistake(
        """
        Unknown control call. There are PUT and GET /_control/devices, PATCH /_control/devices/SERIAL, \
        PUT, GET and DELETE /_control/faults, GET and DELETE /_control/requests.
        """, status: 404)
    }
  }

  private static func json(_ request: IncomingRequest) throws(ControlMistake) -> JSONValue {
    do { return try JSONValue(parsing: request.body) } catch { throw ControlMistake(error.description) }
  }
}

/// What is wrong with a control call, in words for whoever sent it.
package struct ControlMistake: Error, Equatable, CustomStringConvertible {
  package var message: String
  package var status: Int

  init(_ message: String, status: Int = 400) {
    self.message = message
    self.status = status
  }

  package var description: String { message }
}

extension JSONValue {
  /// The members of an object whose keys are all known.
  func members(of place: String, _ known: [String]) throws(ControlMistake) -> JSONObject {
    guard let object else { throw ControlMistake("\(place) must be a JSON object.") }
    if let unknown = object.keys.first(where: { !known.contains($0) }) {
      throw ControlMistake("\(place) has no key \(unknown). Known: \(known.joined(separator: ", ")).")
    }
    return object
  }
}

extension JSONObject {
  func text(_ key: String) throws(ControlMistake) -> String? {
    guard let value = self[key] else { return nil }
    guard let text = value.string else { throw ControlMistake("\(key) must be a string.") }
    return text
  }

  func texts(_ key: String) throws(ControlMistake) -> [String]? {
    guard let value = self[key] else { return nil }
    guard let texts = value.array?.compactMap(\.string), texts.count == value.array?.count else {
      throw ControlMistake("\(key) must be an array of strings.")
    }
    return texts
  }

  func elements(_ key: String) throws(ControlMistake) -> [JSONValue]? {
    guard let value = self[key] else { return nil }
    guard let elements = value.array else { throw ControlMistake("\(key) must be an array.") }
    return elements
  }

  func integer(_ key: String) throws(ControlMistake) -> Int? {
    guard let value = self[key] else { return nil }
    guard let integer = value.integer, integer >= 0 else {
      throw ControlMistake("\(key) must be a whole number, 0 or more.")
    }
    return integer
  }
}
