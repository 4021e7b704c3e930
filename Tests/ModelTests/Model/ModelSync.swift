/// One run of one connection on one account, in the order of the rule book: each section a file beside this one.
///
/// Naive on purpose: every question is answered by looking through all rows.
struct ModelSync {
  var account: ModelAccount
  let connection: String
  /// The category of E1.
  let integration: String
  let settings: ModelSettings
  /// Enabled connections of the account that stand earlier in the file (F4).
  let earlier: [String]
  /// Milliseconds.
  let now: Int64
  /// Counts the applied runs of the register.
  let runNumber: Int
  /// A rule that the model pretends not to know, so that the comparison itself can be tested.
  let forgotten: ModelOmission?

  var run = ModelRun()
  /// The Asset IDs before the run, by asset.
  var idsBefore: [Int: String] = [:]
  var sightings: [ModelSighting] = []

  /// The account as it would be afterwards, and what is done; a held run is not applied yet (I1).
  static func perform(
    _ reply: [ModelDevice], bad: Int, on account: ModelAccount, of connection: String, integration: String,
    _ settings: ModelSettings, earlier: [String], now: Int64, run: Int, forgetting: ModelOmission? = nil
  ) -> (ModelAccount, ModelRun) {
    var sync = ModelSync(
      account: account, connection: connection, integration: integration, settings: settings,
      earlier: earlier, now: now, runNumber: run, forgotten: forgetting)
    sync.perform(reply, bad: bad)
    return (sync.account, sync.run)
  }

  private mutating func perform(_ reply: [ModelDevice], bad: Int) {
    for asset in account.assets { idsBefore[asset.number] = asset.id }
    for _ in 0..<bad { find("bad_record", serial: nil, asset: nil) }
    sightings = liveRecords(of: reply)
    run.devices = sightings.count
    claimLinks()
    lookForShrinking()
    let linkedToEmployees = heldByEmployees
    moveAssetIDs()
    adoptNewcomers()
    followDevices()
    for sighting in inOrder { decideCheckout(sighting) }
    for sighting in inOrder { remember(sighting) }
    markGone(anyBad: bad > 0 && !forgets(.badRecords))
    findSerialTwins()
    run.isHeld = isOverLimit(checkedOut: linkedToEmployees)
    run.changes = run.changes.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (a.group.rawValue, a.place, $0.offset) < (b.group.rawValue, b.place, $1.offset)
    }.map(\.element)
  }

  /// The sightings with an asset, in the order of the reply.
  var inOrder: [ModelSighting] { sightings.filter { $0.asset != nil } }

  mutating func find(_ kind: String, serial: String?, asset: String?) {
    run.findings.append(ModelFinding(kind: kind, serial: serial, asset: asset))
  }

  mutating func did(
    _ group: ModelChangeKind, _ kind: String, _ sighting: ModelSighting, from: String?, to: String?,
    _ rule: String
  ) {
    let id = sighting.asset.flatMap { idsBefore[$0] }
    run.changes.append(
      ModelChange(
        group: group, place: sighting.place, kind: kind, asset: group == .catalogue ? nil : id, from: from,
        to: to, rule: rule))
  }

  func link(of sighting: ModelSighting) -> ModelLink? {
    account.links.first { $0.number == sighting.link }
  }

  func asset(of sighting: ModelSighting) -> ModelAsset? {
    sighting.asset.flatMap { account.asset($0) }
  }

  func forgets(_ rule: ModelOmission) -> Bool { forgotten == rule }

  /// F4: whether this connection decides about an asset whose device it sees.
  func governs(_ asset: Int) -> Bool {
    forgets(.governing)
      || !account.links.contains {
        $0.asset == asset && earlier.contains($0.connection) && $0.goneSince == nil
      }
  }
}

/// A device of the reply, and what became of it so far.
struct ModelSighting {
  var place: Int
  var record: ModelDevice
  /// The usable serial number: the record's, else the one that its link remembers (B3).
  var serial: String?
  var link: Int?
  var asset: Int?
  /// Whether its link was there before the run.
  var isLinked = false
  var isCreated = false

  var udid: String? { record.udid.map { $0.lowercased() } }

  /// The value of a mapping (C1, D1), trimmed; nil when empty.
  func value(_ source: ModelSource) -> String? {
    switch source {
    case .serial: serial
    case .name: ModelText.filled(record.name)
    case .tag: ModelText.filled(record.tag)
    case .nothing: nil
    }
  }
}
