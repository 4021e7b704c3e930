import ArgumentParser
import RollcallKit

/// What a verb ends with; scripts rely on these numbers.
enum ExitStatus: Int32, Equatable {
  case done = 0
  case checkFailed = 1
  case changes = 2
  case mixed = 3
  case refused = 4
  case usage = 64
  case unavailable = 69
  case bug = 70
  case tryAgain = 75
  case unexpectedAnswer = 76
  case credentials = 77
  case configuration = 78
  case interrupted = 130

  /// The status of a failed conversation with a tenant.
  init(_ kind: IntegrationError.Kind) {
    self =
      switch kind {
      case .configuration: .configuration
      case .authentication, .permission: .credentials
      case .rateLimited, .transient: .tryAgain
      case .malformed, .incomplete: .unexpectedAnswer
      case .unsupported: .unavailable
      case .cancelled: .interrupted
      }
  }

  /// The status of several connections together: the common one, else ``mixed``.
  static func combined(_ all: [ExitStatus]) -> ExitStatus {
    guard let first = all.first else { return .done }
    return all.allSatisfy { $0 == first } ? first : .mixed
  }

  /// Ends the process with this status, once everything is printed.
  func exit() throws {
    if self != .done { throw code }
  }
}
