import RollcallCore
import RollcallJSON
import RollcallKit

extension FieldMapping {
  /// Where a record of Acme Fleet states what: every field that a device can have.
  static let acmeFleet = FieldMapping(
    fields: [
      .deviceID: ["id"],
      .serialNumber: ["serial"],
      .name: ["label"],
      .assetTag: ["tag"],
      .model: ["hardware.name"],
      .modelIdentifier: ["hardware.code"],
      .manufacturer: ["hardware.maker"],
      .os: ["system.name"],
      .osVersion: ["system.version"],
      .managed: ["managed"],
      .supervised: ["supervised"],
      .enrollment: ["enrolled_by"],
      .lifecycle: ["state"],
      .location: ["site"],
      .group: ["groups"],
      .lastSeen: ["seen_at"],
      .wifiMAC: ["network.wifi"],
      .ethernetMAC: ["network.ethernet"],
      .imei: ["network.imei"],
      .storageGB: ["disk.total"],
      .storageFreeGB: ["disk.free"],
      .battery: ["battery"],
    ],
    custom: ["warranty": ["warranty.until"]],
    owner: OwnerMapping(at: "user", email: "mail", name: "name", id: "id"))
}
