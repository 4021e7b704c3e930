import RollcallCore
import RollcallTesting
import Testing

/// The brake against mass mistakes (I1).
@Suite struct BrakeTests {
  /// A fleet of which so many assets are checked out, and so many lose their owners now.
  func plan(assigned: Int, losing: Int, limit: CheckoutLimit) -> Plan {
    var snapshot = Snapshot.empty
    snapshot.employees = [.active(1, "ada@riverside.example")]
    var devices: [Device] = []
    for number in 1...assigned {
      let device = Device.iPad("S\(number)", owner: number <= losing ? .nobody : .notReported)
      devices.append(device)
      snapshot.assets.append(
        Asset(
          id: RowID(Int64(number)), assetID: "S\(number)", serialNumber: device.serialNumber,
          product: RowID(1),
          checkout: Checkout(holder: .employee(RowID(1)), origin: .manual)))
      snapshot.links.append(.remembering(device, asset: Int64(number)))
    }
    let options = SyncOptions.with {
      $0.checkinOnOwnerRemoved = .on
      $0.maxCheckoutChanges = limit
    }
    return Planner.plan(.of(devices), on: snapshot, in: .jamfSchool(options))
  }

  @Test(
    arguments: [
      (50, 20, CheckoutLimit.percent(20), false), (50, 21, .percent(20), true),
      (200, 40, .percent(20), false),
      (200, 41, .percent(20), true), (50, 3, .count(3), false), (50, 4, .count(3), true),
      (50, 50, .off, false),
    ] as [(Int, Int, CheckoutLimit, Bool)])
  func `a plan over the limit is held`(assigned: Int, losing: Int, limit: CheckoutLimit, isHeld: Bool) {
    let plan = plan(assigned: assigned, losing: losing, limit: limit)

    #expect((plan.held?.rule == .i1) == isHeld)
    #expect(plan.checkIns.count == losing)
  }
}
