public import RollcallCore

/// Collects what a fetch brings, record by record, and decides at its end whether it is complete (A3, A4).
public struct FetchBuilder: Sendable {
  private var fleet = Fleet()
  private var schema = DetailSchema.empty
  private var badRecords: [BadRecord] = []
  private var announced: Int?

  /// How many records were framed so far, before any is dropped.
  public private(set) var framed = 0

  /// A builder that has nothing yet.
  public init() {}

  /// How many devices there are so far.
  public var count: Int { fleet.count }

  /// The tenant announced so many records.
  public mutating func announce(_ total: Int?) {
    if let total { announced = total }
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
  /// - Throws: `incomplete` when fewer records came than were announced; `malformed` when more than half of
  ///   them are bad.
  public consuming func finish() throws(IntegrationError) -> Fetch {
    var warnings: [String] = []
    if let announced, framed < announced {
      throw IntegrationError(
        .incomplete, "The tenant announced \(announced) devices and sent \(framed).",
        hint: "Nothing was changed. Run the sync again; if it persists, report it to the vendor.")
    }
    if let announced, framed > announced {
      warnings.append("The tenant announced \(announced) devices and sent \(framed).")
    }
    if badRecords.count * 2 > framed {
      throw IntegrationError(
        .malformed,
        "\(badRecords.count) of \(framed) records are no devices; the first \(badRecords[0].problem).",
        hint: "The vendor may have changed its answer. `rollcall fetch CONNECTION --raw` shows it.")
    }
    return Fetch(devices: fleet, schema: schema, badRecords: badRecords, framed: framed, warnings: warnings)
  }
}
