import RollcallJSON

/// The partners of records, by their keys.
struct LoadedJoin: Sendable {
  let join: Connector.Join
  private var bytes: [UInt8] = []
  private var places: [String: Range<Int>] = [:]

  /// Loads a list of partners whole. Of several with one key the first counts.
  init(_ join: Connector.Join, from pages: ListingPages) async throws(IntegrationError) {
    self.join = join
    let reader = RecordReader([join.key])
    while let page = try await pages.next() {
      for range in page.records.ranges {
        let record = Array(page.records.bytes[range])
        guard reader.read(record) == .read, let key = reader.value(0).text else { continue }
        add(record, for: key)
      }
    }
  }

  /// No partners: the list could not be had, and a run goes on without it.
  init(without join: Connector.Join) { self.join = join }

  private mutating func add(_ record: [UInt8], for key: String) {
    let place = bytes.count..<(bytes.count + record.count)
    bytes += record
    switch join.match {
    case .equal: if places[key] == nil { places[key] = place }
    case .under:
      for index in key.indices where key[index] == "/" {
        let beginning = String(key[..<index])
        if places[beginning] == nil { places[beginning] = place }
      }
    }
  }

  /// The partner of a record that states this; nil where nothing can be said of it.
  func partner(of value: RecordValue) -> Partner? {
    switch value.kind {
    case .missing, .bool, .object, .array: nil
    case .null, .emptyObject, .emptyArray: .nobody
    case .string, .number:
      if let key = value.text { places[key].map { .record(bytes[$0]) } } else { .nobody }
    }
  }

  /// What a record is completed by.
  enum Partner {
    /// It says that it has none.
    case nobody
    /// The partner's own record.
    case record(ArraySlice<UInt8>)
  }
}
