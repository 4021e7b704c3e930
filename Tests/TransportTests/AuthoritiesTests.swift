import Foundation
import RollcallTransport
import Testing

/// Whether the authorities are others is a matter of what the file holds.
struct AuthoritiesTests {
  @Test func `a file that is written anew with the same contents is the same`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString).pem")
    defer { try? FileManager.default.removeItem(at: file) }
    let absent = Authorities.digest(of: file.path)
    try Data("one".utf8).write(to: file)
    let first = Authorities.digest(of: file.path)

    try Data("one".utf8).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 9)], ofItemAtPath: file.path)
    let again = Authorities.digest(of: file.path)
    try Data("two".utf8).write(to: file)
    let other = Authorities.digest(of: file.path)

    #expect(again == first && other != first && absent != first && first.count == 64)
  }
}
