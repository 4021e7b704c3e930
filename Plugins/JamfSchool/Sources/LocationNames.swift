import RollcallJSON
import RollcallKit

/// The names of a tenant's locations by their ids. The district is a location like the others; its id is 0.
struct LocationNames: Hashable, Sendable {
  static let path = "/locations"

  /// Names by id; empty where the tenant has no locations, or does not say.
  let byID: [String: String]

  /// Asks the tenant.
  ///
  /// An answer that cannot be read leaves the names unknown: a name is worth no failed run.
  ///
  /// - Throws: refused credentials or rights, and a tenant that cannot be asked now.
  init(from http: HTTPClient) async throws(IntegrationError) {
    do throws(IntegrationError) {
      byID = try Self.names(in: await http.bytes(HTTPRequest(Self.path)))
    } catch {
      guard error.kind == .malformed else { throw error.explained }
      byID = [:]
    }
  }

  private static func names(in body: [UInt8]) throws(IntegrationError) -> [String: String] {
    let framer = ArrayFramer(key: "locations")
    let batch: RecordBatch
    do throws(FramingError) {
      batch = try framer.feed(body)
      try framer.finish()
    } catch {
      if let failure = VendorFailure(in: body) { throw failure.error(answering: path) }
      return [:]
    }
    if let failure = VendorFailure(in: framer.envelope) { throw failure.error(answering: path) }
    return names(of: batch)
  }

  private static func names(of batch: RecordBatch) -> [String: String] {
    let reader = RecordReader(["id", "name"])
    var names: [String: String] = [:]
    for range in batch.ranges where reader.read(Array(batch.bytes[range])) == .read {
      if let id = reader.value(0).text, let name = reader.value(1).text { names[id] = name }
    }
    return names
  }
}
