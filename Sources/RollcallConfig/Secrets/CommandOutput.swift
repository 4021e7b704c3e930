import Foundation
import RollcallKit

/// What a command prints, for secrets that live in a vault: no shell, little environment, ten seconds, 64 KiB.
struct CommandOutput {
  let command: [String]
  let folder: URL
  let environment: [String: String]

  private static let seconds = 10.0
  private static let limit = 64 << 10
  private static let inherited = ["PATH", "HOME", "LANG", "TZ"]

  func text(_ reference: SecretReference) throws(IntegrationError) -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = environment.filter { Self.inherited.contains($0.key) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw failure(reference, "cannot be started")
    }
    let bytes = read(output.fileHandleForReading, until: process)
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw failure(reference, "failed, or took longer than \(Int(Self.seconds)) seconds")
    }
    guard bytes.count <= Self.limit else { throw failure(reference, "printed more than 64 KiB") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads until the command ends; a command that takes too long is ended, which closes its output.
  private func read(_ handle: FileHandle, until process: Process) -> Data {
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.seconds, execute: deadline)
    defer { deadline.cancel() }
    var bytes = Data()
    while bytes.count <= Self.limit {
      let piece = handle.availableData
      if piece.isEmpty { break }
      bytes += piece
    }
    if bytes.count > Self.limit { process.terminate() }
    return bytes
  }

  private func failure(_ reference: SecretReference, _ what: String) -> IntegrationError {
    IntegrationError(
      .configuration, "The \(reference.label) \(what).", hint: "Run it by hand and look at what it prints.")
  }
}
