import Foundation
import GRDB

/// A copy of a register in one file.
///
///     backup:   register ─► FILE.part ─► opened and checked ─► FILE            nothing is replaced, nobody waits
///     restore:  FILE ─► checked, brought up to date in memory ─► register      one transaction
///
/// What is sealed in it stays sealed: the key is not in the register, so it is in no copy either.
package struct Backup: Sendable {
  /// The file.
  package var path: String
  /// How large it is.
  package var bytes: Int
  /// What it holds.
  package var content: RegisterContent

  /// Copies a register while others work with it. The file is there whole, checked, and its owner's alone, or not at all.
  ///
  /// - Throws: a refusal when there is no register, or a file of that name.
  package static func make(of register: String, at path: String) throws(StoreError) -> Backup {
    try StoreError.wrapping {
      guard let source = try Register.made(register) else { throw Refusal.noRegister(register) }
      try Schema.refuseStrangers(in: source)
      return try write(source, to: path)
    }
  }

  /// A backup that is there.
  ///
  /// - Throws: a refusal unless it is a whole register of this or an earlier version.
  package static func check(_ path: String) throws(StoreError) -> Backup {
    do throws(StoreError) {
      return try StoreError.wrapping {
        guard Register.hasContent(path) else { throw StoreError.notARegister }
        try Schema.refuseStrangers(in: Register.reader(path))
        return try sound(path)
      }
    } catch {
      if case .refused = error { throw error }
      throw .refused(.unusableBackup(path, why: error.message.lowercasedSentence))
    }
  }

  /// Writes a register into a file that is not there yet.
  static func write(_ register: some DatabaseReader, to path: String) throws -> Backup {
    guard !FileManager.default.fileExists(atPath: path) else { throw Refusal.fileExists(path) }
    let part = "\(path).part-\(ProcessInfo.processInfo.processIdentifier)"
    try makePrivate(part)
    defer { unlink(part) }
    try copy(register, to: part)
    var backup = try sound(part)
    backup.path = path
    try flush(part)
    try place(part, at: path)
    try flush(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return backup
  }

  private static func makePrivate(_ path: String) throws {
    do {
      try PrivateFile.make(path)
    } catch {
      throw Refusal.fileUnwritable(path, why: String(cString: strerror(error.code.rawValue)))
    }
  }

  private static func copy(_ register: some DatabaseReader, to path: String) throws {
    let copy = try DatabaseQueue(path: path, configuration: Register.configuration())
    try register.backup(to: copy)
    // Otherwise whoever opens the file writes others beside it.
    try copy.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
    try copy.close()
  }

  private static func sound(_ path: String) throws -> Backup {
    let database = try Register.reader(path)
    let content = try database.read { db in
      if let fault = try Soundness.fault(db, .thorough) { throw Refusal.unusableBackup(path, why: fault) }
      return try RegisterContent.count(in: db)
    }
    try database.close()
    let size = try URL(fileURLWithPath: path).resourceValues(forKeys: [.fileSizeKey]).fileSize
    return Backup(path: path, bytes: size ?? 0, content: content)
  }

  /// Afterwards a file, or the names in a folder, survive a power failure.
  private static func flush(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Refusal.fileUnwritable(path, why: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // A folder of some network file systems cannot be flushed.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw StoreError.unwritable }
  }

  /// Gives a file its name, unless something else has it by now. A link never takes the place of a file that is there.
  private static func place(_ part: String, at path: String) throws {
    if link(part, path) == 0 { return }
    guard errno != EEXIST else { throw Refusal.fileExists(path) }
    // A file system without links.
    guard !FileManager.default.fileExists(atPath: path) else { throw Refusal.fileExists(path) }
    guard rename(part, path) == 0 else {
      throw Refusal.fileUnwritable(path, why: String(cString: strerror(errno)))
    }
  }
}

extension String {
  /// A sentence as it stands within another.
  fileprivate var lowercasedSentence: String {
    let text = last == "." ? dropLast() : self[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
