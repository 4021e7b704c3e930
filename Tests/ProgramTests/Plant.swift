import Foundation
import GRDB
import RollcallTesting

/// Something that is put into an installation behind the program's back.
enum Plant {
  /// Statements, past all commands.
  case sql(String)
  /// A daemon that said so many seconds after 1970 that it is there.
  case daemon(beat: Int, holder: String)
  /// A lease that runs out in so many seconds.
  case lease(expires: Int, holder: String)

  /// Puts it there.
  func grow(in program: Program) throws {
    switch self {
    case .sql(let statements): try run(statements, in: program)
    case .daemon(let beat, let holder):
      try run(
        "INSERT OR REPLACE INTO daemon VALUES (1, '\(holder)', \(beat)000 - 60000, \(beat)000)", in: program)
    case .lease(let expires, let holder):
      try run("UPDATE leases SET holder = '\(holder)', expires = \(Int.now + expires)000", in: program)
    }
  }

  private func run(_ statements: String, in program: Program) throws {
    var configuration = Configuration()
    // Some of what is planted is what no program would write.
    configuration.foreignKeysEnabled = false
    let register = try DatabaseQueue(path: program.path("rollcall.db"), configuration: configuration)
    try register.write { db in try db.execute(sql: statements) }
    try register.close()
  }
}

extension Int {
  /// Seconds since 1970.
  static var now: Int { Int(Date().timeIntervalSince1970) }
}
