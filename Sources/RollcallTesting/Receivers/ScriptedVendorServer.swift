import Foundation

/// A vendor's API on this machine that answers as a script says, over real HTTP.
package struct ScriptedVendorServer: Sendable {
  /// A request, as the vendor saw it.
  package struct Arrival: Decodable, Hashable, Sendable {
    /// Method, path and query.
    package var request: String
    /// The body; `null` when there was none.
    package var body: String
  }

  private let receiver: Receiver
  private let script: URL

  /// Starts a vendor.
  ///
  /// - Parameter script: its answers, as `Tests/Receivers/vendor.py` describes them.
  package init(_ script: String) async throws {
    self.script = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rollcall-vendor-\(UUID().uuidString).json")
    try Data(script.utf8).write(to: self.script)
    receiver = try await Receiver("vendor.py", ["--script", self.script.path])
  }

  /// Its address.
  package var url: String { "http://127.0.0.1:\(receiver.port)" }

  /// What it was asked, in order.
  package var requests: [String] {
    get throws { try receiver.arrivals(Arrival.self).map(\.request) }
  }

  /// From now on it answers otherwise.
  package func change(_ script: String) throws {
    try Data(script.utf8).write(to: self.script, options: .atomic)
  }

  /// Ends it for good.
  package func end() {
    receiver.end()
    try? FileManager.default.removeItem(at: script)
  }
}
