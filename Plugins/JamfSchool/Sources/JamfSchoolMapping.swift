import RollcallCore
import RollcallJSON
import RollcallKit

extension FieldMapping {
  /// Where a record of Jamf School states what: the shape of the list, and of the single device where its
  /// keys differ.
  static let jamfSchool = FieldMapping(
    fields: [
      .deviceID: ["UDID"],
      .serialNumber: ["serialNumber"],
      .name: ["name"],
      .assetTag: ["assetTag"],
      .model: ["model.name"],
      .modelIdentifier: ["model.identifier"],
      .os: ["os.prefix"],
      .osVersion: ["os.version"],
      .managed: ["isManaged"],
      .supervised: ["isSupervised"],
      .enrollment: ["enrollType", "deviceEnrollType"],
      .lifecycle: ["inTrash"],
      .location: ["locationId"],
      .group: ["groups"],
      .lastSeen: ["lastCheckin"],
      .wifiMAC: ["networkInformation.WiFiMAC", "WiFiMAC"],
      .ethernetMAC: ["networkInformation.EthernetMACs"],
      .imei: ["networkInformation.ServiceSubscription[0].IMEI", "serviceSubscription[0].IMEI"],
      .storageGB: ["totalCapacity"],
      .storageFreeGB: ["availableCapacity"],
      .battery: ["batteryLevel"],
    ],
    // An unowned device has an owner all the same: an object with the id 0, or without an id. No person has
    // the id 0.
    owner: OwnerMapping(
      at: "owner", email: "email", name: "name", id: "id",
      nobody: NobodyMark(path: "id", equals: ["0"], missing: .nobody)))
}
