import Foundation
package import RollcallCore
package import RollcallDocuments
package import RollcallKit
package import RollcallStore

/// What the web is given by whoever starts it; it knows neither the configuration nor the schedule.
package struct WebContext: Sendable {
  /// The version of the program.
  package var version: String
  /// The register.
  package var register: Register
  /// The figures that were counted since the process started.
  package var board: MetricBoard
  /// The connections as the settings and the schedule have them, in the order of the file.
  package var connections: @Sendable () async -> [ConnectionFacts]
  /// Whether the process does what it is there for.
  package var readiness: @Sendable () async -> Readiness
  /// Why the settings file that is there now is not in force, a line for each issue; empty when it is.
  package var refusedFile: @Sendable () async -> [String]
  /// Runs a connection as soon as it may; false when nobody runs it.
  package var syncNow: @Sendable (ConnectionReference) async -> Bool
  /// The token of the API as it is at this moment; nil when the settings name none.
  package var token: @Sendable () async -> Secret?

  /// A context with its parts.
  package init(
    version: String, register: Register, board: MetricBoard,
    connections: @escaping @Sendable () async -> [ConnectionFacts],
    readiness: @escaping @Sendable () async -> Readiness,
    refusedFile: @escaping @Sendable () async -> [String] = { [] },
    syncNow: @escaping @Sendable (ConnectionReference) async -> Bool,
    token: @escaping @Sendable () async -> Secret?
  ) {
    self.version = version
    self.register = register
    self.board = board
    self.connections = connections
    self.readiness = readiness
    self.refusedFile = refusedFile
    self.syncNow = syncNow
    self.token = token
  }
}

extension WebContext {
  /// Reads or writes the register on a thread that may wait: SQLite waits for whoever writes, and the threads of tasks must not.
  func onRegister<Value: Sendable>(
    _ body: @escaping @Sendable (Register) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let result = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [register] in
        continuation.resume(returning: Result { () throws(StoreError) in try body(register) })
      }
    }
    return try result.get()
  }
}
