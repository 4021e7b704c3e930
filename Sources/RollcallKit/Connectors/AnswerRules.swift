import RollcallJSON

/// What a connector knows of failures that a tenant states in its own way.
struct AnswerRules: Sendable {
  private let rules: [Connector.ErrorRule]
  private let vendor: String

  init(_ connector: Connector) {
    rules = connector.errors
    vendor = connector.manifest.name
  }

  /// Looks at answers to a request.
  func inspection(of request: HTTPRequest) -> AnswerInspection {
    AnswerInspection(
      head: { response throws(IntegrationError) in
        try judge(response.status, response.headers["content-type"], nil, request)
      },
      body: { status, answer throws(IntegrationError) in try judge(status, nil, answer, request) })
  }

  /// - Parameter answer: nil as long as only its head is there.
  private func judge(
    _ status: Int, _ type: String?, _ answer: [UInt8]?, _ request: HTTPRequest
  ) throws(IntegrationError) {
    for rule in rules where rule.fits(status, type, answer) {
      throw IntegrationError(
        rule.kind,
        "\(vendor) answered \(request.method.rawValue) \(request.path) with a failure, under status \(status).",
        hint: rule.hint, httpStatus: status)
    }
  }

  /// What a failure that HTTP states means: the rule that fits, or the failure as it is.
  func meaning(of failure: IntegrationError, answer: [UInt8], type: String?) -> IntegrationError {
    guard let status = failure.httpStatus,
      let rule = rules.first(where: { $0.fits(status, type, answer, at: .once) })
    else { return failure }
    var failure = failure
    failure.kind = rule.kind
    failure.hint = rule.hint ?? failure.hint
    return failure
  }
}

extension Connector.ErrorRule {
  /// When a rule is asked.
  fileprivate enum Moment {
    /// While the answer arrives: its head first, then its body.
    case inParts
    /// With all of it there.
    case once
  }

  fileprivate func fits(
    _ status: Int, _ type: String?, _ answer: [UInt8]?, at moment: Moment = .inParts
  ) -> Bool {
    if let wanted = self.status, wanted != status { return false }
    if let beginning = contentType {
      guard let type, type.lowercased().hasPrefix(beginning.lowercased()) else { return false }
    }
    guard let says else {
      // A status that is no failure says nothing by itself.
      return moment == .once || (answer == nil && (contentType != nil || self.status != nil))
    }
    guard let answer else { return false }
    return says.holds(in: answer)
  }
}

extension Connector.ErrorRule.Saying {
  fileprivate func holds(in answer: [UInt8]) -> Bool {
    switch self {
    case .equals(let path, let texts): path.text(in: answer).map { texts.contains($0) } ?? false
    case .differs(let path, let texts): path.text(in: answer).map { !texts.contains($0) } ?? false
    case .contains(let text): String(decoding: answer, as: UTF8.self).contains(text)
    }
  }
}
