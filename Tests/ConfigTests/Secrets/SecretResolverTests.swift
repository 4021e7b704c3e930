import CustomDump
import Foundation
import RollcallConfig
import RollcallKit
import Testing

struct SecretResolverTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func resolver(_ environment: [String: String] = [:], commandLimit: Duration = .seconds(10))
    -> SecretResolver
  {
    var environment = environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    return SecretResolver(folder: folder.url, environment: environment, commandLimit: commandLimit)
  }

  @Test func `a secret comes from the environment`() throws {
    let secret = try resolver(["KEY": "correct horse"]).resolve(.env("KEY"))

    #expect(secret.reveal() == "correct horse")
  }

  @Test(arguments: ["correct horse", "correct horse\n", "correct horse\r\n"])
  func `a secret comes from a file beside the configuration, without its last newline`(_ text: String) throws
  {
    _ = try folder.write(Array(text.utf8), to: "key")

    #expect(try resolver().resolve(.file("key")).reveal() == "correct horse")
  }

  @Test func `one newline is dropped, and no more`() throws {
    _ = try folder.write(Array("correct horse\n\n".utf8), to: "key")

    #expect(try resolver().resolve(.file("key")).reveal() == "correct horse\n")
  }

  @Test func `a secret comes from the credentials of systemd`() throws {
    _ = try folder.write(Array("correct horse".utf8), to: "key")

    #expect(
      try resolver(["CREDENTIALS_DIRECTORY": folder.url.path]).resolve(.credential("key")).reveal()
        == "correct horse")
  }

  @Test func `a secret is what a command prints, which sees hardly any environment`() throws {
    let resolver = resolver(["HOME": "/home/ada", "TOKEN": "correct horse"])

    let secret = try resolver.resolve(
      .exec(["sh", "-c", "echo \"$HOME-${TOKEN:-nothing}-$1\"", "sh", "a b"]))

    #expect(secret.reveal() == "/home/ada-nothing-a b")
  }

  @Test func `a command with a slash is a file beside the configuration`() throws {
    // A link, because a script that was just written may still be open in a process that another test starts.
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("teller"), withDestinationURL: URL(fileURLWithPath: "/bin/echo"))

    #expect(try resolver().resolve(.exec(["./teller", "correct horse"])).reveal() == "correct horse")
  }

  static let failures: [(reference: SecretReference, message: String)] = [
    (.env("NOT_SET"), "The secret in environment variable NOT_SET is not set."),
    (.env("EMPTY"), "The secret in environment variable EMPTY is empty."),
    (
      .env("SHORT"),
      "The secret in environment variable SHORT has fewer than 6 characters, which no secret should."
    ),
    (.file("none"), "The secret in file none is not there."),
    (.file("bytes"), "The secret in file bytes is no text in UTF-8."),
    (.file("long"), "The secret in file long is longer than 64 KiB."),
    (.file("."), "The secret in file . cannot be read."),
    (
      .credential("key"),
      "The secret in systemd credential key needs CREDENTIALS_DIRECTORY, which systemd sets."
    ),
    (.exec(["no-such-program-here"]), "The secret in command no-such-program-here cannot be started."),
    (.exec(["sh", "-c", "echo S3cret-Canary; exit 3"]), "The secret in command sh failed."),
    (.exec(["true"]), "The secret in command true is empty."),
    (.exec(["sh", "-c", "yes S3cret-Canary"]), "The secret in command sh printed more than 64 KiB."),
    (.stored, "The secret is stored in the register, which is asked for it elsewhere."),
  ]

  @Test(arguments: failures.indices)
  func `a secret that cannot be had says why, and shows nothing`(_ index: Int) throws {
    let (reference, message) = Self.failures[index]
    _ = try folder.write([0xFF, 0xFE, 0x41, 0x42, 0x43, 0x44, 0x45], to: "bytes")
    _ = try folder.write(Array(repeating: 0x41, count: 70_000), to: "long")

    let error = #expect(throws: IntegrationError.self) {
      _ = try resolver(["EMPTY": "", "SHORT": "abcde"]).resolve(reference)
    }

    expectNoDifference(error?.message, message)
    #expect(error?.kind == .configuration)
  }

  @Test(arguments: ["sleep 600", "sleep 600 & wait", "exec >&-; sleep 600", "trap '' TERM; sleep 600"])
  func `a command that takes too long is ended, with all that it started`(_ script: String) throws {
    let error = #expect(throws: IntegrationError.self) {
      _ = try resolver(commandLimit: .milliseconds(200)).resolve(
        .exec(["sh", "-c", "echo $$ > group; \(script)"]))
    }

    expectNoDifference(error?.message, "The secret in command sh took longer than 200ms.")
    let group = try String(contentsOf: folder.url.appendingPathComponent("group"), encoding: .utf8)
    let leader = try #require(Int32(group.trimmingCharacters(in: .newlines)))
    // Processes that were ended go in their own time.
    #expect((1...1000).contains { _ in Self.isGone(group: leader) })
  }

  /// Whether no process of a group runs. One that was ended and waits to be reaped runs no more.
  static func isGone(group: Int32) -> Bool {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return !processes.contains { process in
      guard Int32(process) != nil,
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
      else { return false }
      let fields = status[end...].split(separator: " ")
      return fields[1] != "Z" && fields[3] == "\(group)"
    }
  }

  @Test(arguments: [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o644, true)])
  func `a file that others can read is a warning`(_ mode: Int, _ isWarned: Bool) throws {
    _ = try folder.write(Array("correct horse".utf8), to: "key", mode: mode)

    #expect((resolver().warning(about: .file("key")) != nil) == isWarned)
    #expect(resolver().warning(about: .file("none")) == nil)
    #expect(resolver().warning(about: .env("KEY")) == nil)
  }
}
