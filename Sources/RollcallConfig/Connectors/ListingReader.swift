import RollcallCore
import RollcallJSON
import RollcallKit

/// Reads lists: what is asked, how it goes on, and where the records are.
struct ListingReader {
  let requests: RequestReader
  let log: ReadingLog

  /// The lists of devices: those under `streams`, or the one whose keys stand beside the fields.
  func streams(_ devices: Section) -> [Connector.Stream] {
    guard let entry = devices.entry("streams") else {
      guard devices.entry("path") != nil else {
        log.report(.missing, "'path' is missing", hint: "for example path: /devices", at: devices.place)
        return []
      }
      return [Connector.Stream("devices", listing(devices), partitions: partitions(devices))]
    }
    let place = devices.keyPlace("streams")
    if let path = devices.entry("path") {
      log.report(
        .conflict, "'path' does not go together with 'streams'", hint: "each stream has its own",
        at: Place(path: devices.place.path.appending("path"), mark: path.mark))
    }
    return (entry.value.entries(at: place, into: log) ?? []).compactMap { member in
      let place = Place(path: place.path.appending(member.key), mark: member.mark)
      return Section(member.value, at: place, knowing: ListingKeys.all, into: log).map {
        Connector.Stream(member.key, listing($0), partitions: partitions($0))
      }
    }
  }

  /// The lists that records refer to.
  func joins(_ file: Section) -> [Connector.Join] {
    guard let entry = file.entry("lookups") else { return [] }
    let place = file.keyPlace("lookups")
    return (entry.value.entries(at: place, into: log) ?? []).compactMap { member in
      let place = Place(path: place.path.appending(member.key), mark: member.mark)
      if !Pattern("[a-z][a-z0-9_]*").matches(member.key) {
        log.report(
          .pattern, "'\(member.key)' is no name", hint: "a name is made of a-z, 0-9 and '_'", at: place)
      }
      guard let section = Section(member.value, at: place, knowing: ListingKeys.join, into: log),
        let key = section[ListingKeys.joinKey], let by = section[ListingKeys.joinBy]
      else { return nil }
      return Connector.Join(
        member.key, listing(section), key: key, by: by,
        match: Connector.Join.Match(rawValue: section[ListingKeys.joinMatch]) ?? .equal,
        isOptional: section[ListingKeys.joinOptional] == .on)
    }
  }

  private func listing(_ section: Section) -> Connector.Listing {
    let paging = PagingReader(log: log)
    var listing = Connector.Listing(requests.request(section))
    listing.paging = paging.paging(section)
    listing.stops = paging.stops(section)
    listing.total = section[ListingKeys.total]
    listing.mayLackRecords = section[ListingKeys.optional] == .on
    if let entry = section.entry("records"), case .scalar(let text, _) = entry.value.content, !text.isEmpty {
      listing.records = log.value(entry, .path, at: section.keyPlace("records"))
    }
    if listing.stops.contains(.totalReached), listing.total == nil {
      log.report(.missing, "'total' is missing, which 'stop' asks for", at: section.keyPlace("stop"))
    }
    return listing
  }

  private func partitions(_ section: Section) -> Connector.Partitions {
    guard let entry = section.entry("for_each") else { return .one }
    let place = section.valuePlace("for_each")
    switch entry.value.content {
    case .sequence, .scalar:
      return .constants(log.value(entry, .oneOrSeveral, at: place) ?? [])
    case .mapping(let members) where members.count == 1 && members[0].key == "setting":
      let place = Place(path: place.path.appending("setting"), mark: members[0].value.mark)
      guard let key = log.value(members[0], ValueKind<String>.text("the key of a setting"), at: place) else {
        return .one
      }
      requests.names.expect(key, .plain, at: place)
      return .setting(key)
    case .mapping:
      guard
        let inner = Section(
          entry.value, at: section.keyPlace("for_each"), knowing: ListingKeys.partition, into: log),
        let key = inner[ListingKeys.partitionKey]
      else { return .one }
      let filters = FilterReader(names: requests.names, log: log).filters(inner)
      return .records(of: listing(inner), key: key, filters: filters, partitions(inner))
    }
  }
}
