import RollcallKit

/// One request, ready to be sent.
struct TransferRequest: Sendable {
  var address: WebAddress
  var method: HTTPRequest.Method
  /// All header fields, credentials included.
  var headers: [HTTPRequest.Parameter]
  var body: [UInt8]?
  var configuration: TransportConfiguration
}
