package import RollcallCore

/// An account or a sub-account.
package struct AccountSettings: Sendable {
  /// How it is written.
  package var reference: AccountReference
  /// What people call it.
  package var name: String
  /// Who is mailed about faults: its own list, else its parent's.
  package var administrators: [String]
  /// Its connections, in the order of the file (F4).
  package var connections: [ConnectionSettings]
}
