import RollcallCore
import RollcallKit
import RollcallStore
import RollcallSync

extension ChannelTest {
  /// As a person reads it.
  var lines: [String] {
    let accounts = accounts.map(\.text).joined(separator: ", ")
    let place = to.isEmpty ? "" : " to \(to.joined(separator: ", "))"
    let head = "\(channel.rawValue)\(place) (\(accounts)): \(failure == nil ? "sent" : "failed")"
    guard let failure else { return [head] }
    return [head, "  \(failure.kind.rawValue): \(failure.message)"]
      + (failure.hint.map { ["  → \($0)"] } ?? [])
  }
}
