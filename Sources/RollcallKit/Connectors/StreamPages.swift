import RollcallJSON

/// The records of a stream: partition by partition, each page completed.
actor StreamPages {
  private let connector: Connector
  private let stream: Connector.Stream
  private let settings: ConnectorSettings
  private let joins: [LoadedJoin]
  private let http: HTTPClient
  private var partitions: [String?]?
  private var pages: ListingPages?
  private var completion: RecordCompletion?
  /// What the partitions before this one announced, and what this one did.
  private var announced: (before: Int?, now: Int?) = (nil, nil)

  init(
    _ stream: Connector.Stream, of connector: Connector, _ settings: ConnectorSettings, _ joins: [LoadedJoin],
    http: HTTPClient
  ) {
    self.connector = connector
    self.stream = stream
    self.settings = settings
    self.joins = joins
    self.http = http
  }

  /// The next records; nil when the last partition has ended.
  func next() async throws(IntegrationError) -> RecordPage? {
    if partitions == nil { partitions = try await partitions(stream.partitions) }
    while true {
      guard let pages = pages ?? begun() else { return nil }
      self.pages = pages
      if let page = try await pages.next() { return try await completed(page) }
      self.pages = nil
      if let now = announced.now { announced = ((announced.before ?? 0) + now, nil) }
    }
  }

  /// The list of the next partition; nil after the last one.
  private func begun() -> ListingPages? {
    guard let partition = partitions?.first else { return nil }
    partitions?.removeFirst()
    completion = RecordCompletion(connector, settings, joins, stream: stream.name, partition: partition)
    return ListingPages(
      stream.listing, RequestWriter(settings: settings, partition: partition), AnswerRules(connector),
      http: http)
  }

  private func completed(_ page: RecordPage) async throws(IntegrationError) -> RecordPage {
    var page = page
    if let total = page.total {
      announced.now = total
      page.total = total + (announced.before ?? 0)
    }
    if let completion, !completion.isNothing {
      let (records, dropped) = completion.devices(of: page.records)
      page.records = records
      page.dropped = dropped
    }
    if let detail = connector.detail {
      page.records = try await DetailStep(detail, settings, http: http).completed(page.records)
    }
    return page
  }

  private func partitions(_ partitions: Connector.Partitions) async throws(IntegrationError) -> [String?] {
    switch partitions {
    case .one: return [nil]
    case .constants(let texts): return texts
    case .setting(let key): return settings.texts(key)
    case .records(let listing, let key, let filters, let outer):
      var keys: [String?] = []
      for partition in try await self.partitions(outer) {
        let pages = ListingPages(
          listing, RequestWriter(settings: settings, partition: partition), AnswerRules(connector), http: http
        )
        while let page = try await pages.next() { keys += key.texts(of: page.records, passing: filters) }
      }
      return keys
    }
  }
}

extension RecordPath {
  /// The texts at this path of the records that pass every filter.
  fileprivate func texts(of records: RecordBatch, passing filters: [Connector.RecordFilter]) -> [String] {
    let reader = RecordReader([self] + filters.map(\.path))
    return records.ranges.compactMap { range in
      guard reader.read(Array(records.bytes[range])) == .read else { return nil }
      let isTaken = filters.indices.allSatisfy { filters[$0].takes(reader.value($0 + 1)) }
      return isTaken ? reader.value(0).text : nil
    }
  }
}
