package import Foundation

/// What a simulated tenant is made from.
package struct TenantConfiguration: Sendable {
  package var key: AccessKey
  /// On 127.0.0.1; 0 takes a free one.
  package var port: Int
  /// The size of the seeded fleet.
  package var devices: Int
  package var seed: UInt64
  /// The domain of the owners' e-mail addresses.
  package var employeeDomain: String
  /// The zone whose wall clock all dates are in, and which only the single-device call names.
  package var timeZone: TimeZone
  /// The body of `GET /devices` without filters, serialised before. The fleet then answers filters only.
  package var servedFile: Data?

  package init(
    key: AccessKey = AccessKey(networkID: "10482058", key: "SIMULATEDKEY0000SIMULATEDKEY0000"),
    port: Int = 0, devices: Int = 0, seed: UInt64 = 1, employeeDomain: String = "riverside.example",
    timeZone: TimeZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt, servedFile: Data? = nil
  ) {
    self.key = key
    self.port = port
    self.devices = devices
    self.seed = seed
    self.employeeDomain = employeeDomain
    self.timeZone = timeZone
    self.servedFile = servedFile
  }
}
