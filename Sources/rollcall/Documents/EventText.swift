import RollcallCore
import RollcallStore

extension EventRecord {
  /// As a person reads it.
  var line: String {
    let movement = [from, to].compactMap { $0 }.joined(separator: " → ")
    let why = reason.map { "  [\(rule ?? "")] \($0)" } ?? ""
    return "\(at.text)  \(assetID ?? "catalogue")  \(kind): \(movement)\(why)  (\(actor))"
  }
}
