/// The body of `PUT /_control/faults`:
/// `{"faults":[{"kind":"rate_limited_seconds","path":"/devices","times":2,"retry_after":1}],
/// "quirks":["gzip"]}`.
///
/// A quirk is a name, or `{"name":"serial_empty","serials":["…"]}` for devices of one's choice.
struct FaultDocument: Sendable {
  let faults: [Fault]
  let quirks: [ActiveQuirk]

  init(_ value: JSONValue) throws(ControlMistake) {
    let body = try value.members(of: "The body", ["faults", "quirks"])
    var faults: [Fault] = []
    for fault in try body.elements("faults") ?? [] { faults.append(try Self.fault(fault)) }
    var quirks: [ActiveQuirk] = []
    for quirk in try body.elements("quirks") ?? [] { quirks.append(try Self.quirk(quirk)) }
    self.faults = faults
    self.quirks = quirks
  }

  private static func fault(_ value: JSONValue) throws(ControlMistake) -> Fault {
    let keys = ["kind", "path", "times", "retry_after", "seconds", "location"]
    let body = try value.members(of: "A fault", keys)
    let name = try body.text("kind") ?? ""
    guard let kind = Fault.Kind(rawValue: name) else {
      throw unknown("fault", name, Fault.Kind.allCases.map(\.rawValue))
    }
    var fault = Fault(kind, path: try body.text("path"), times: try body.integer("times"))
    if let path = fault.path, !path.hasPrefix("/") || path.hasPrefix("/api/") {
      throw ControlMistake("path must be one below /api, for example /devices or /devices/*.")
    }
    fault.retryAfterSeconds = try body.integer("retry_after") ?? fault.retryAfterSeconds
    fault.location = try body.text("location") ?? fault.location
    if let seconds = body["seconds"] {
      guard case .number(let text) = seconds, let number = Double(text), number >= 0 else {
        throw ControlMistake("seconds must be a number, 0 or more.")
      }
      fault.seconds = number
    }
    return fault
  }

  private static func quirk(_ value: JSONValue) throws(ControlMistake) -> ActiveQuirk {
    let body = value.string == nil ? try value.members(of: "A quirk", ["name", "serials"]) : JSONObject()
    let written = try body.text("name")
    let name = value.string ?? written ?? ""
    guard let quirk = Quirk(rawValue: name) else {
      throw unknown("quirk", name, Quirk.allCases.map(\.rawValue))
    }
    let serials = try body.texts("serials") ?? []
    guard serials.isEmpty || quirk.scope != .service else {
      throw ControlMistake("The quirk \(name) is about the service: it takes no serials.")
    }
    return ActiveQuirk(quirk, serials: serials)
  }

  private static func unknown(_ kind: String, _ name: String, _ known: [String]) -> ControlMistake {
    ControlMistake("There is no \(kind) \"\(name)\". Known: \(known.joined(separator: ", ")).")
  }

  static func json(_ faults: [Fault], _ quirks: [ActiveQuirk]) -> JSONValue {
    [
      "faults": .array(
        faults.map { fault in
          var object = JSONObject([("kind", .string(fault.kind.rawValue))])
          object["path"] = fault.path.map(JSONValue.string)
          object["times"] = fault.times.map(JSONValue.integer)
          return .object(object)
        }),
      "quirks": .array(
        quirks.map {
          ["name": .string($0.quirk.rawValue), "serials": .array($0.serials.map(JSONValue.string))]
        }),
    ]
  }
}
