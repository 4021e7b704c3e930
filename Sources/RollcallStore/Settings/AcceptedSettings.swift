import Crypto
package import Foundation

/// Settings that runs are to use from now on.
package struct AcceptedSettings: Hashable, Sendable, Codable {
  /// All of them.
  package var whole: Part
  /// The part that a test is about (J4).
  package var tested: Part
  /// The tenant that answered the test; nil when they were not tested anew.
  package var tenant: RegisteredTenant?

  /// Settings with the part that is tested.
  package init(whole: Part, tested: Part, tenant: RegisteredTenant? = nil) {
    self.whole = whole
    self.tested = tested
    self.tenant = tenant
  }

  /// Settings as bytes: the same for the same settings.
  package struct Part: Hashable, Sendable, Codable {
    /// With the secrets.
    package var sealed: Data
    /// Without them.
    package var open: Data

    /// Settings with and without their secrets.
    package init(sealed: Data, open: Data) {
      self.sealed = sealed
      self.open = open
    }

    /// Tells settings apart. Only with the key it notices that a secret changed.
    package func mark(_ key: SealingKey?) -> String {
      key?.mark(sealed) ?? "open \(SealingKey.hex(SHA256.hash(data: open)))"
    }
  }
}
