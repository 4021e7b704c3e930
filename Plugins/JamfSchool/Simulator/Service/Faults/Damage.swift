import Foundation

extension Fault {
  /// What becomes of a good answer, which is worked out only if something of it is left: a refused write
  /// changes nothing. `now` is for a `Retry-After` that names an instant.
  func damage(_ request: IncomingRequest, _ answer: @autoclosure () -> Answer, now: Date) -> Answer {
    switch kind {
    case .unauthorized: .unauthorized
    case .methodNotAllowed: .methodNotAllowed("GET")
    case .notFound: .pathNotFound
    case .rateLimited: .plain(429, "Too Many Requests")
    case .rateLimitedSeconds: .plain(429, "Too Many Requests").with("Retry-After", String(retryAfterSeconds))
    case .rateLimitedDate:
      .plain(429, "Too Many Requests")
        .with("Retry-After", Self.httpDate(now.addingTimeInterval(Double(retryAfterSeconds))))
    case .internalServerError: .page(500, "Internal Server Error")
    case .badGateway: .page(502, "Bad Gateway")
    case .serviceUnavailable: .page(503, "Service Unavailable")
    case .gatewayTimeout: .page(504, "Gateway Time-out")
    case .redirect: .plain(302, "").with("Location", location)
    case .htmlPage: .page(200, "Maintenance")
    case .emptyBody: .plain(200, "")
    case .failureCode: .json(200, ["code": 400, "message": "MissingParameter"])
    case .failureMessage: .json(200, ["message": "DeviceNotActive"])
    case .echo: .json(400, ["code": 400, "message": .string(request.credentialsEchoed)])
    case .echoUnderSuccess: .json(200, ["code": 400, "message": .string(request.credentialsEchoed)])
    case .echoUnderServerError: .json(500, ["code": 500, "message": .string(request.credentialsEchoed)])
    case .missingPayload: .json(200, ["code": 200])
    case .otherKeySpelling: answer().mapContent(\.spelledOtherwise)
    case .countTooHigh: answer().mapContent(\.withTooFewRows)
    case .countTooLow: answer().mapContent(\.withTooLowCount)
    case .cutJSON: answer().delivered(.halfAsWhole)
    case .truncated: answer().delivered(.half(.announcedLength))
    case .truncatedChunks: answer().delivered(.half(.chunks))
    case .connectionReset: answer().delivered(.reset)
    case .connectionClosed: answer().delivered(.closed)
    case .silence: answer().delivered(.never)
    case .silentBody: answer().delivered(.headOnly)
    case .lateAnswer: answer().delivered(.late(seconds: seconds))
    case .slowBody: answer().delivered(.slow(seconds: seconds))
    }
  }

  static func httpDate(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.string(from: date)
  }
}

extension Answer {
  fileprivate func mapContent(_ change: (Content) -> Content) -> Answer { content(change(content)) }
}

extension Answer.Content {
  fileprivate var spelledOtherwise: Self {
    switch self {
    case .listing(var listing):
      listing.key = listing.key.capitalized
      return .listing(listing)
    case .json(.object(var object)):
      for member in object.members where member.value.array != nil || member.value.object != nil {
        let spelling = member.key.prefix(1).uppercased() + member.key.dropFirst()
        object.replace(member.key, with: spelling, member.value)
      }
      return .json(.object(object))
    case .json, .text, .bytes: return self
    }
  }

  fileprivate var withTooFewRows: Self {
    guard case .listing(var listing) = self else { return self }
    listing.loseRows()
    return .listing(listing)
  }

  fileprivate var withTooLowCount: Self {
    guard case .listing(var listing) = self else { return self }
    listing.count -= 1
    return .listing(listing)
  }
}
