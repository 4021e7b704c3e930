import Hummingbird
import RollcallDocuments
import RollcallStore

/// Why a request is not answered as it asks to be.
enum Complaint: Error, Equatable {
  /// The API has no token.
  case closed
  /// The request brings none.
  case noToken
  /// It brings another.
  case wrongToken
  /// There is nothing under this address.
  case noSuchAddress
  /// There is, but not for this method.
  case wrongMethod(allowed: String)
  /// The body is longer than any that is wanted.
  case bodyTooLong
  /// A parameter of the query cannot be read.
  case badParameter(String, wanted: String)
  /// The settings have no such connection.
  case unknownConnection(String)
  /// There is no run of this number.
  case unknownRun(Int64)
  /// A connection that takes no part in syncs.
  case outOfService(OutOfService)
  /// The daemon ends.
  case shuttingDown
  /// The register says no, or cannot say anything.
  case register(StoreError)

  /// The answer that says so.
  var answer: Answer {
    var answer = Answer.document(
      .document(
        ("error", .object([("message", .string(words.message)), ("hint", .optional(words.hint))]))), status)
    switch self {
    case .noToken: answer.headers[.wwwAuthenticate] = "Bearer realm=\"rollcall\""
    case .wrongToken:
      answer.headers[.wwwAuthenticate] = "Bearer realm=\"rollcall\", error=\"invalid_token\""
    case .wrongMethod(let allowed): answer.headers[.allow] = allowed
    case .closed, .noSuchAddress, .bodyTooLong, .badParameter, .unknownConnection, .unknownRun,
      .outOfService, .shuttingDown, .register:
      break
    }
    return answer
  }

  private var status: Answer.Status {
    switch self {
    case .closed: .forbidden
    case .noToken, .wrongToken: .unauthorized
    case .noSuchAddress, .unknownConnection, .unknownRun: .notFound
    case .wrongMethod: .methodNotAllowed
    case .bodyTooLong: .contentTooLarge
    case .badParameter: .badRequest
    case .outOfService: .conflict
    case .shuttingDown: .serviceUnavailable
    case .register(.refused): .notFound
    case .register(.busy), .register(.full), .register(.unwritable): .serviceUnavailable
    case .register(.notARegister), .register(.tooNew), .register(.notAKey), .register(.inaccessible),
      .register(.leaseLost), .register(.failed):
      .internalServerError
    }
  }

  private var words: (message: String, hint: String?) {
    switch self {
    case .closed:
      ("The API is closed: no token is set.", "Set `web.token`, for example to {env: ROLLCALL_API_TOKEN}.")
    case .noToken:
      (
        "The API asks for its token.",
        "Send it as `Authorization: Bearer TOKEN`; it is what `web.token` names."
      )
    case .wrongToken: ("This is not the token of the API.", "It is what `web.token` names.")
    case .noSuchAddress: ("There is nothing at this address.", "docs/reference/api.md lists what there is.")
    case .wrongMethod(let allowed): ("This address does not take this method.", "It takes \(allowed).")
    case .bodyTooLong: ("The body is too long.", "No request of the API needs a body.")
    case .badParameter(let name, let wanted): ("The parameter `\(name)` cannot be read.", "It is \(wanted).")
    case .unknownConnection(let name):
      ("There is no connection \(name).", "`GET /api/v1/status` lists the connections.")
    case .unknownRun(let number): ("There is no run \(number).", "`GET /api/v1/runs` lists the runs.")
    case .outOfService(let refusal): (refusal.message, refusal.hint)
    case .shuttingDown: ("Rollcall is shutting down.", "Ask again when it runs.")
    case .register(let error): (error.message, error.hint)
    }
  }
}
