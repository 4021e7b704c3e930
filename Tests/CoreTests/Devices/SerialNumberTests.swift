import CustomDump
import RollcallCore
import Testing

/// The serial number is the identity of a device, unless it is none (B1, B2).
struct SerialNumberTests {
  @Test(arguments: [
    ("DMQX1", "DMQX1"), ("  dmqx1\n", "DMQX1"), ("dm qx-1", "DM QX-1"), ("é1", "É1"),
    ("1234567890", "1234567890"),
    ("00001", "00001"), ("UNKNOWN1", "UNKNOWN1"),
  ])
  func `a serial number is trimmed and upper-cased`(written: String, text: String) {
    expectNoDifference(SerialNumber(written)?.text, text)
  }

  @Test(arguments: [
    "", " ", "0", "000000000000", "-", "N/A", "n/a", "NA", "None", "null", "Unknown", "Not Available",
    "not specified",
    "Default string", "To be filled by O.E.M.", " to be filled by o.e.m. ", "System Serial Number",
    "SystemSerialNumber",
    "Invalid", "123456789",
  ])
  func `junk is no serial number`(written: String) {
    expectNoDifference(SerialNumber(written), nil)
  }
}
