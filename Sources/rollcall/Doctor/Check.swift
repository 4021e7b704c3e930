/// One thing that can be wrong with an installation, and how to see it. A check changes nothing.
protocol Check: Sendable {
  /// What is looked at; scripts know it by this.
  var name: String { get }

  /// What is wrong; nothing when all is well. Nil when it cannot be told, because something else is wrong that another check names.
  func faults(at site: Site) -> [Fault]?
}

/// Something that is wrong, with its remedy.
struct Fault: Equatable {
  var message: String
  var hint: String?

  init(_ message: String, hint: String?) {
    self.message = message
    self.hint = hint
  }
}

/// The checks, in the order in which one thing rests on another.
enum Checks {
  static let all: [any Check] = [
    ConfigurationCheck(), SecretCommandCheck(), SecretsCheck(), SecretFilesCheck(), AuthoritiesCheck(),
    RegisterCheck(), RegisterDamageCheck(), RegisterFolderCheck(), LogFileCheck(), DiskCheck(), KeyCheck(),
    ClockCheck(), DaemonCheck(), LeasesCheck(), ConnectionsCheck(), SettingsCheck(), HeldRunsCheck(),
    DeliveriesCheck(), MailServerCheck(), WebPortCheck(),
  ]
}
