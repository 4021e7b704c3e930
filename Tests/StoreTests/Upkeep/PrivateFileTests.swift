import CustomDump
import Foundation
import RollcallCore
import RollcallStore
import RollcallTesting
import Testing

/// Names of pupils are nobody's business.
@Suite struct `The register's file` {
  let file: RegisterFile

  init() throws { file = try RegisterFile() }

  private func rights() throws -> [String: Int] {
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.reduce(into: [:]) { rights, name in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      rights[name] = attributes[.posixPermissions] as? Int
    }
  }

  @Test func `a new one, and what SQLite puts beside it, is its owner's alone`() throws {
    let register = try Register.open(at: file.path)
    try register.know([.riverside])

    expectNoDifference(
      try rights(), ["rollcall.db": 0o600, "rollcall.db-shm": 0o600, "rollcall.db-wal": 0o600])
  }

  @Test func `one that is shared on purpose stays so`() throws {
    try Register.open(at: file.path).know([.riverside])
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)

    try Register.open(at: file.path).know([.riverside])

    #expect(try rights()["rollcall.db"] == 0o640)
  }
}
