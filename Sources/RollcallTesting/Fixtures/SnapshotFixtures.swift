package import RollcallCore

extension Snapshot {
  /// A register with nothing in it.
  package static let empty = Snapshot(connection: RowID(1))
}

extension Link {
  /// A link that remembers a device as it is, seen the last time on the tests' morning.
  package static func remembering(
    _ device: Device, asset: Int64, id: Int64? = nil, owner: RememberedOwner? = nil,
    origin: LinkOrigin = .created, notSeenSince: Instant? = nil, vacancy: Vacancy? = nil
  ) -> Link {
    Link(
      id: RowID(id ?? asset), asset: RowID(asset), origin: origin, serialNumber: device.serialNumber,
      deviceID: device.deviceID, owner: owner, model: device.model,
      statedDetails: DetailDigester(schema: .empty).digest(of: device),
      refreshed: .morning, notSeenSince: notSeenSince, vacancy: vacancy)
  }
}

extension Employee {
  /// An active employee.
  package static func active(_ id: Int64, _ email: String) -> Employee {
    Employee(id: RowID(id), email: email)
  }
}

extension SyncOptions {
  /// The defaults, with some of them changed.
  package static func with(_ change: (inout SyncOptions) -> Void) -> SyncOptions {
    var options = SyncOptions()
    change(&options)
    return options
  }
}

extension PlanningContext {
  /// A run of the Jamf School integration on the tests' morning.
  package static func jamfSchool(
    _ options: SyncOptions = SyncOptions(), at instant: Instant = .morning
  ) -> PlanningContext {
    PlanningContext(integration: "Jamf School", options: options, instant: instant)
  }
}
