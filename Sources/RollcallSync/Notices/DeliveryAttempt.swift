import RollcallKit
import RollcallStore
import RollcallTransport

/// What became of a delivery that was tried.
enum DeliveryAttempt: Hashable, Sendable {
  /// It has arrived; the remark says who did not want it.
  case taken(remark: String?)
  /// It has arrived but for some, whom the server asks to try again later.
  case takenFor(others: [String], IntegrationError)
  /// There is nobody left to tell.
  case nobody
  /// It was broken off from our side.
  case brokenOff
  /// It has not arrived.
  case failed(IntegrationError)

  /// What a receipt says of a mail to some people.
  init(_ receipt: MailReceipt, _ people: [String]) {
    let others = people.filter { person in
      receipt.postponed.contains { $0 == MailAddress(person) }
    }
    if others.isEmpty {
      self = .taken(remark: receipt.complaint?.message)
    } else {
      self = .takenFor(
        others: others,
        IntegrationError(
          .transient, "The server takes no mail for \(others.joined(separator: ", ")) at the moment.",
          field: "administrators"))
    }
  }
}

extension MailReceipt {
  /// That some of those whom a mail goes to are not known; nil when all are.
  var complaint: IntegrationError? {
    guard !refused.isEmpty else { return nil }
    return IntegrationError(
      .configuration, "The server takes no mail for \(refused.joined(separator: "; ")).",
      hint: "Check `administrators` of the account.", field: "administrators")
  }
}

extension IntegrationError {
  /// How far a failure to deliver reaches: the setting that is to blame says it.
  var blame: DeliveryBlame {
    field == nil || field == "administrators" ? .notice : .channel
  }

  /// The same error, with the setting that is to blame.
  func blaming(_ setting: String) -> IntegrationError {
    var error = self
    error.field = setting
    return error
  }
}
