import Foundation
import Hummingbird

/// The one place where a running tenant changes: requests, control calls and tests all come here.
package actor TenantState {
  private let configuration: TenantConfiguration
  private let servedFile: ByteBuffer?
  private var tenant: Tenant
  private var faults = FaultDesk()
  private var quirks: [ActiveQuirk] = []
  private var log: [LoggedRequest] = []
  /// The list from before the last write, until it was read once more.
  private var staleList: Listing?
  private var answers = 0

  init(_ configuration: TenantConfiguration) {
    var seeded = SeededTenant(configuration)
    self.configuration = configuration
    self.servedFile = configuration.servedFile.map { ByteBuffer(bytes: $0) }
    self.tenant = seeded.tenant()
  }

  func answer(_ request: IncomingRequest) -> Answer {
    if request.segments.first == "_control" { return control(request) }
    log.append(LoggedRequest(request))
    answers += 1
    var answer =
      if let fault = faults.fault(for: request.path) {
        fault.damage(request, goodAnswer(request), now: Date())
      } else {
        goodAnswer(request)
      }
    if has(.escapedText), case .whole = answer.delivery { answer = escaped(answer) }
    if has(.gzip), Gzip.isWanted(by: request) { answer = Gzip.packed(answer) }
    return answer.with("x-server-instance", "school-pod-\(answers % 3 + 1)")
  }

  private func goodAnswer(_ request: IncomingRequest) -> Answer {
    let api = VendorAPI(key: configuration.key, timeZone: configuration.timeZone, quirks: quirks)
    let isPlainList =
      VendorRoute(request) == .devices && request.method == "GET"
      && configuration.key.refusal(of: request) == nil
      && !ListFilter.concerns(request.query)
    if isPlainList, let servedFile { return Answer(status: 200, content: .bytes([servedFile])) }
    if isPlainList, let staleList {
      self.staleList = nil
      return Answer(status: 200, content: .listing(staleList))
    }
    let isWrite = request.method != "GET" && request.method != "HEAD"
    if isWrite, has(.staleRead) { staleList = tenant.fleet.listing() }
    return api.answer(request, &tenant)
  }

  private func escaped(_ answer: Answer) -> Answer {
    guard answer.content.type == "application/json" else { return answer }
    let text = answer.content.body.map { String(buffer: $0) }.joined()
    return answer.content(.bytes([ByteBuffer(string: text.escapedToASCII)]))
  }

  private func has(_ quirk: Quirk) -> Bool { quirks.contains { $0.quirk == quirk } }

  /// Replaces the fleet. Users follow from the owners, and the places stay, unless they are given.
  func replace(_ fleet: FleetDocument) { fleet.replace(&tenant) }

  /// Changes the device of that serial number or UDID. Nothing comes after its removal.
  func change(_ device: String, _ changes: [DeviceChange]) throws(ControlMistake) {
    let row = try row(of: device)
    for change in changes {
      tenant.apply(change, to: row)
      if change == .remove { return }
    }
  }

  private func row(of device: String) throws(ControlMistake) -> Int {
    if let row = tenant.fleet.row(udid: device) { return row }
    let rows = tenant.fleet.rows(serialNumber: device)
    switch rows.count {
    case 1: return rows[0]
    case 0: throw ControlMistake("No device has the serial number or UDID \(device).", status: 404)
    default: throw ControlMistake("\(rows.count) devices have the serial number \(device): name the UDID.")
    }
  }

  func set(faults: [Fault], quirks: [ActiveQuirk]) {
    self.faults = FaultDesk(faults)
    self.quirks = quirks
  }

  var activeFaults: [Fault] { faults.faults }

  var activeQuirks: [ActiveQuirk] { quirks }

  var requests: [LoggedRequest] { log }

  func forgetRequests() { log = [] }

  /// All records, trashed ones included, as they are without quirks.
  var devices: [DeviceRecord] { tenant.fleet.records }

  var users: [UserRecord] { tenant.users }

  private func control(_ request: IncomingRequest) -> Answer {
    do {
      switch try ControlCall(request) {
      case .replaceFleet(let fleet):
        replace(fleet)
        return .json(200, ["devices": .integer(tenant.fleet.records.count)])
      case .showFleet:
        return Answer(status: 200, content: .listing(Listing(of: "devices", devices.map(\.text))))
      case .change(let device, let changes):
        try change(device, changes)
        return .json(200, ["device": .string(device), "changes": .integer(changes.count)])
      case .setFaults(let faults, let quirks):
        set(faults: faults, quirks: quirks)
        return .json(200, FaultDocument.json(faults, quirks))
      case .showFaults: return .json(200, FaultDocument.json(activeFaults, quirks))
      case .showRequests:
        return .json(200, ["count": .integer(log.count), "requests": .array(log.map(\.json))])
      case .forgetRequests:
        forgetRequests()
        return .json(200, ["count": 0, "requests": []])
      }
    } catch {
      return .json(error.status, ["error": .string(error.message)])
    }
  }
}
