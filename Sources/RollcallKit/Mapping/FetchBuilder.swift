public import RollcallCore

/// Collects what a fetch brings, record by record, and decides at its end whether it is complete (A3, A4).
public struct FetchBuilder: Sendable {
  private var fleet = Fleet()
  private var schema = DetailSchema.empty
  private var badRecords: [BadRecord] = []
  private var warnings: [String] = []
  /// The stream that is being pulled: its name, what was announced of it, and how many records came before it.
  private var stream: (name: String, announced: Int?, first: Int) = ("devices", nil, 0)

  /// How many records were framed so far, before any is dropped.
  public private(set) var framed = 0

  /// A builder that has nothing yet.
  public init() {}

  /// How many devices there are so far.
  public var count: Int { fleet.count }

  /// The tenant announced so many records.
  public mutating func announce(_ total: Int?) {
    if let total { stream.announced = total }
  }

  /// So many records came that are no devices.
  mutating func skip(_ count: Int) { framed += count }

  /// From now on records come of a stream.
  public mutating func begin(_ stream: RecordStream) {
    self.stream = (stream.name, nil, framed)
  }

  /// The stream came to its clean end.
  ///
  /// - Throws: `incomplete` when fewer records came than were announced.
  public mutating func end() throws(IntegrationError) {
    let came = framed - stream.first
    guard let announced = stream.announced, came != announced else { return }
    let message = "The tenant announced \(announced) \(stream.name) and sent \(came)."
    guard came > announced else {
      throw IntegrationError(
        .incomplete, message,
        hint: "Nothing was changed. Run the sync again; if it persists, report it to the vendor.")
    }
    warnings.append(message)
  }

  /// The names of the details that the devices to come will have.
  mutating func use(_ schema: DetailSchema) {
    self.schema = schema
  }

  /// One more record was framed; its place in the reply, from 0.
  mutating func nextPlace() -> Int {
    framed += 1
    return framed - 1
  }

  mutating func add(_ device: Device) {
    fleet.append(device)
  }

  mutating func add(_ record: BadRecord) {
    badRecords.append(record)
  }

  /// The complete fetch.
  ///
  /// - Parameter missed: what the mapping looked for in vain.
  /// - Throws: `malformed` when more than half of the records are bad.
  public consuming func finish(missing missed: [MissedField] = []) throws(IntegrationError) -> Fetch {
    if badRecords.count * 2 > framed {
      throw IntegrationError(
        .malformed,
        "\(badRecords.count) of \(framed) records are no devices; the first \(badRecords[0].problem).",
        hint: "The vendor may have changed its answer. `rollcall fetch CONNECTION --raw` shows it.")
    }
    return Fetch(
      devices: fleet, schema: schema, badRecords: badRecords, framed: framed, warnings: warnings,
      missed: framed > 0 ? missed : [])
  }
}
