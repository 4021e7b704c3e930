/// What the tenant says of a device's owner: exactly four shapes (semantics G), so that "not told" is never
/// read as "nobody".
public enum Owner: Hashable, Sendable, Codable {
  /// A known person with an e-mail address, as the tenant writes it.
  case person(email: String, name: String?)
  /// A known person without an e-mail address: somebody has the device, but no employee can be found (G4).
  case personWithoutEmail(name: String?)
  /// Known to be nobody.
  case nobody
  /// Not reported: a missing key, a failed look-up, something unreadable. Changes nothing (G5).
  case notReported
}
