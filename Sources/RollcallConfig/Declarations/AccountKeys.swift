import RollcallCore
import RollcallKit

/// The keys of an account and of a sub-account.
enum AccountKeys {
  static let name = Setting.optional(
    "name", .text("a name"), "What people call it. Default: its id.",
    example: "Riverside Schools")
  static let administrators = Setting.list(
    "administrators", .text(matching: #"[^@\s]+@[^@\s]+"#, "a mail address"),
    "Who is mailed about faults; a sub-account without its own list takes the account's.",
    example: "[it@riverside.example]")

  static let subAccount: [HostSetting] = [
    name.declaration, administrators.declaration,
    HostSetting(
      key: "integrations", content: .integrations(ConnectionKeys.all), need: .optional,
      help: "What brings devices into the register, by the id of the plugin; one connection each."),
  ]
  static let all: [HostSetting] =
    subAccount + [
      HostSetting(
        key: "sub_accounts", content: .named("north", subAccount), need: .optional,
        help: "Accounts below this one, each with assets, employees and connections of its own.")
    ]
}

/// The keys of a connection.
enum ConnectionKeys {
  static let enabled = Setting("enabled", .boolean, standard: .on, "Whether it takes part in syncs.")
  static let assetID = Setting(
    "asset_id", .word, standard: AssetIDSource.serialNumber,
    "What Asset IDs are taken from. Locked while assets are linked.", rules: "C1, C6")
  static let assetName = Setting(
    "asset_name", .word, standard: AssetNameSource.none,
    "What Asset Names are taken from; `none` leaves names to people.", rules: "D1, D2")
  static let autoCheckout = Setting(
    "auto_checkout", .boolean, standard: .off,
    "Check assets out to the employee whom the tenant names as owner.", rules: "G6, G9")
  static let mergeExisting = Setting(
    "merge_existing", .boolean, standard: .off, "Link devices to assets that have their Asset ID already.",
    rules: "F1, F2")
  static let followOwnerChange = Setting(
    "follow_owner_change", .boolean, standard: .off,
    "Check out to the new owner when a device's owner changes.", rules: "G6, G8, G9")
  static let checkinOnOwnerRemoved = Setting(
    "checkin_on_owner_removed", .boolean, standard: .off, "Check in when a device has no owner any more.",
    rules: "G11")
  static let checkinAfter = Setting(
    "checkin_after", .checkinDelay, standard: .atOnce,
    "How long the owner must be gone before that: 0, `2 runs`, `6h`.", rules: "G13")
  static let interval = Setting(
    "interval", .duration(atLeast: .seconds(1)), standard: .seconds(600), "How often the daemon syncs.",
    rules: "J8")
  static let maxCheckoutChanges = Setting(
    "max_checkout_changes", .checkoutLimit, standard: .percent(20),
    "How many check-ins and reassignments one sync may make before it waits for you: a count, a share, or off.",
    rules: "I1")
  static let sharedTenant = Setting(
    "shared_tenant", .boolean, standard: .off,
    "Allow the same tenant in another account; must be true in both.", rules: "J3")
  static let importEmployees = Setting(
    "import_employees", .boolean, standard: .off,
    "Add the tenant's people as employees, where the plugin can list them.")
  static let isolation = Setting(
    "isolation", .word, standard: Isolation.none, "Whether the plugin runs in a process of its own.")
  static let timeZone = Setting.optional(
    "time_zone", .timeZone,
    "The zone of times that the vendor sends without one; without it they stay text.", example: "Europe/Oslo")

  static let all: [HostSetting] = [
    enabled.declaration,
    HostSetting(
      key: "connection", content: .connection, need: .optional,
      help:
        "The plugin's own settings. A secret is a reference: {env: NAME}, {file: PATH}, {credential: NAME} or "
        + "{exec: [COMMAND, ARGUMENT]}."),
    assetID.declaration, assetName.declaration, autoCheckout.declaration, mergeExisting.declaration,
    followOwnerChange.declaration, checkinOnOwnerRemoved.declaration, checkinAfter.declaration,
    interval.declaration,
    .section("safety", [maxCheckoutChanges.declaration], "The brake."),
    sharedTenant.declaration,
    HostSetting(
      key: "mapping", content: .mapping, need: .optional,
      help: "Where a record states what, in place of the plugin's own paths: a path, or a list of them.",
      example: "{asset_tag: custom.tag, location: [site.name, building]}"),
    importEmployees.declaration, isolation.declaration, timeZone.declaration,
  ]
}
