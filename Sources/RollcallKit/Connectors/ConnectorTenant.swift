import RollcallCore
import RollcallJSON

/// A tenant that is talked to as a connector says.
struct ConnectorTenant: TenantClient {
  let connector: Connector
  let settings: ConnectorSettings
  let http: HTTPClient
  /// The host of the tenant's address.
  let host: String

  func devices() async throws(IntegrationError) -> DeviceListing {
    var joins: [LoadedJoin] = []
    for join in connector.joins { joins.append(try await loaded(join)) }
    let streams = connector.streams.map { stream in
      let pages = StreamPages(stream, of: connector, settings, joins, http: http)
      return RecordStream(
        stream.name, pages: Pages { () async throws(IntegrationError) in try await pages.next() })
    }
    return DeviceListing(streams: streams)
  }

  private func loaded(_ join: Connector.Join) async throws(IntegrationError) -> LoadedJoin {
    let pages = ListingPages(
      join.listing, RequestWriter(settings: settings), AnswerRules(connector), http: http)
    do {
      return try await LoadedJoin(join, from: pages)
    } catch {
      guard join.isOptional, error.kind == .permission || error.kind == .unsupported else { throw error }
      return LoadedJoin(without: join)
    }
  }

  func check() async -> CheckReport {
    var report = CheckReport(tenant: nil, probes: [])
    for probe in probes {
      do throws(IntegrationError) {
        let answer = try await probe.ask()
        if report.tenant == nil { report.tenant = try identity(in: answer) }
        report.succeed(probe.name)
      } catch {
        report.fail(probe.name, error.asTested)
        guard error.kind == .permission else { break }
      }
    }
    if report.failure != nil { report.tenant = nil }
    return report
  }

  /// A question of the connection test.
  private struct Question {
    var name: String
    var ask: () async throws(IntegrationError) -> [UInt8]
  }

  private var probes: [Question] {
    let writer = RequestWriter(settings: settings)
    let own = connector.probes.map { probe in
      Question(name: probe.name) { () async throws(IntegrationError) in
        try await http.bytes(try writer.request(probe.request))
      }
    }
    var listing = connector
    listing.detail = nil
    let lists = connector.streams.map { [listing] stream in
      Question(name: "permission: read \(stream.name)") { () async throws(IntegrationError) in
        _ = try await StreamPages(stream, of: listing, settings, [], http: http).next()
        return []
      }
    }
    return own + lists
  }

  private func identity(in answer: [UInt8]) throws(IntegrationError) -> TenantIdentity {
    switch connector.identity {
    case .host: return TenantIdentity(id: host, name: host)
    case .setting(let key):
      let text = settings.text(key) ?? ""
      return TenantIdentity(id: text, name: text)
    case .answer(let id, let name):
      guard let text = id.text(in: answer) else {
        throw IntegrationError(
          .malformed,
          "The answer of \(connector.manifest.name) does not say whose tenant it is, at '\(id.text)'.",
          hint: "Check the address of the connection.")
      }
      return TenantIdentity(id: text, name: name?.text(in: answer) ?? text)
    }
  }
}

extension CheckReport {
  /// A question was answered, so that the tenant was reached and took the credentials.
  fileprivate mutating func succeed(_ name: String) {
    if probes.isEmpty { probes = [RollcallKit.Probe("reached"), RollcallKit.Probe("credentials")] }
    if name != "credentials" { probes.append(Probe(name)) }
  }

  fileprivate mutating func fail(_ name: String, _ error: IntegrationError) {
    guard probes.isEmpty else { return probes.append(Probe(name, failure: error)) }
    switch error.kind {
    case .authentication: probes = [Probe("reached"), Probe("credentials", failure: error)]
    case .permission: probes = [Probe("reached"), Probe("credentials"), Probe(name, failure: error)]
    case .configuration, .rateLimited, .transient, .malformed, .incomplete, .unsupported, .cancelled:
      probes = [Probe("reached", failure: error)]
    }
  }
}

extension IntegrationError {
  /// A path that is not there means a wrong address while it is being tested, and a changed service later.
  fileprivate var asTested: IntegrationError {
    var error = self
    if error.kind == .malformed, error.httpStatus == 404 { error.kind = .configuration }
    return error
  }
}
