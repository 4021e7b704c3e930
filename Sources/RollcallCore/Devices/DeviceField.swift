/// A fact that a device record can state: the closed list that mappings, connectors and overrides name.
///
/// `custom.KEY` stands beside it, see ``DeviceDetail``.
public enum DeviceField: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
  case deviceID = "device_id"
  case serialNumber = "serial_number"
  case name
  case assetTag = "asset_tag"
  case model
  case modelIdentifier = "model_identifier"
  case manufacturer
  case os
  case osVersion = "os_version"
  case managed
  case supervised
  case enrollment
  case lifecycle
  case location
  case group
  case lastSeen = "last_seen"
  case wifiMAC = "wifi_mac"
  case ethernetMAC = "ethernet_mac"
  case imei
  case storageGB = "storage_gb"
  case storageFreeGB = "storage_free_gb"
  case battery

  /// Whether the value moves with ordinary use, so that it is refreshed at most once a day (D4).
  public var isVolatile: Bool {
    switch self {
    case .lastSeen, .storageFreeGB, .battery: true
    case .deviceID, .serialNumber, .name, .assetTag, .model, .modelIdentifier, .manufacturer, .os, .osVersion,
      .managed, .supervised, .enrollment, .lifecycle, .location, .group, .wifiMAC, .ethernetMAC, .imei,
      .storageGB:
      false
    }
  }
}
