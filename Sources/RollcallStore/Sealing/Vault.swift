import Foundation

/// Where the key of sealed settings is: in `ROLLCALL_KEY`, else in a file beside the register that only its owner may read.
///
/// The file holds a key a line. The first one seals; those below it are being replaced, and stay until nothing is sealed with them.
/// Nothing is kept in memory: a key that was rotated by another process is there for the next use.
package struct Vault: Sendable {
  private enum Place {
    case environment(String, old: String?)
    case file(URL)
    case memory(SealingKey)
  }

  private let place: Place

  /// The environment variable of the key, and of the one that it replaces.
  package static let variable = "ROLLCALL_KEY"
  package static let oldVariable = "ROLLCALL_OLD_KEY"

  /// The vault of a register in a file.
  package init(beside register: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let key = environment[Self.variable], !key.isEmpty {
      place = .environment(key, old: environment[Self.oldVariable])
    } else {
      place = .file(URL(fileURLWithPath: "\(register).key"))
    }
  }

  /// A vault in memory, for a register in memory.
  package init(_ key: SealingKey) {
    place = .memory(key)
  }

  /// The key for whatever is sealed from now on; nil when there is none.
  package var current: SealingKey? { lines.first.flatMap { SealingKey(base64: $0) } }

  /// The key that sealed something, by its id; nil when it is not here any more.
  package func key(named id: String) -> SealingKey? {
    lines.compactMap { SealingKey(base64: $0) }.first { $0.id == id }
  }

  /// The keys as they are kept, for whoever has to know what must not be shown.
  package var lines: [String] {
    switch place {
    case .environment(let text, let old): [text, old].compactMap { $0 }
    case .file(let url): Self.lines(of: url)
    case .memory(let key): [key.base64]
    }
  }

  /// Whoever sets the environment variable wants that key used, and no other.
  ///
  /// - Throws: ``StoreError/notAKey`` when it holds none.
  package func check() throws(StoreError) {
    if case .environment(let text, _) = place, SealingKey(base64: text) == nil { throw .notAKey }
  }

  /// Where the key is, in words.
  package var label: String {
    switch place {
    case .environment: "environment variable \(Self.variable)"
    case .file(let url): url.path
    case .memory: "memory"
    }
  }

  /// Whether there is something where the key is to be.
  package var isThere: Bool {
    switch place {
    case .environment, .memory: true
    case .file(let url): FileManager.default.fileExists(atPath: url.path)
    }
  }

  /// What keeps the key from being used, or makes it unsafe; nil when nothing does.
  package var fault: String? {
    switch place {
    case .environment(let text, _):
      return SealingKey(base64: text) == nil ? "\(Self.variable) is not the Base64 of 32 bytes" : nil
    case .file(let url):
      guard FileManager.default.fileExists(atPath: url.path) else { return "\(url.path) is not there" }
      guard current != nil else { return "\(url.path) cannot be read, or is not the Base64 of 32 bytes" }
      return isOpenToOthers ? "others may read \(url.path)" : nil
    case .memory: return nil
    }
  }

  /// Whether others than its owner may read the file of the key.
  package var isOpenToOthers: Bool {
    guard case .file(let url) = place else { return false }
    var status = stat()
    return stat(url.path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// Makes a key where there is none yet, and returns the one that is there then; nil where none can be made.
  func made() -> SealingKey? {
    if let key = current { return key }
    guard case .file(let url) = place, !FileManager.default.fileExists(atPath: url.path) else { return nil }
    // Somebody else may have been faster: then that key counts. A link never takes the place of a file that is there.
    Self.write([SealingKey.random().base64], beside: url) { link($0, url.path) == 0 }
    return current
  }

  /// Afterwards a new key of the file seals; those before stay, so that they open what they sealed.
  func begin(_ key: SealingKey) throws(StoreError) { try keep([key.base64] + lines) }

  /// Afterwards the file holds the key that seals, and of those before only what still opens something.
  ///
  /// - Parameter needed: the ids of the keys with which something is sealed.
  func finish(needed: Set<String>) throws(StoreError) {
    let lines = lines
    let older = lines.dropFirst().filter { line in
      SealingKey(base64: line).map { needed.contains($0.id) } ?? false
    }
    try keep(lines.prefix(1) + older)
  }

  private func keep(_ lines: [String]) throws(StoreError) {
    guard case .file(let url) = place else { return }
    guard Self.write(lines, beside: url, { rename($0, url.path) == 0 }) else {
      throw .inaccessible("\(url.path) cannot be written")
    }
  }

  private static func lines(of url: URL) -> [String] {
    let text = try? String(contentsOf: url, encoding: .utf8)
    return text.map { $0.split(whereSeparator: \.isNewline).map(String.init) } ?? []
  }

  /// Writes keys into a new file of ours alone, and gives it its place; false when that cannot be done. The place is taken whole or not
  /// at all.
  @discardableResult
  private static func write(_ lines: [String], beside url: URL, _ place: (String) -> Bool) -> Bool {
    let temporary = "\(url.path).\(UUID().uuidString)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { return false }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    let bytes = Array(lines.map { "\($0)\n" }.joined().utf8)
    return Foundation.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
      && place(temporary) && flushFolder(of: url)
  }

  /// Afterwards the names in the folder survive a power failure: what is sealed next must not outlive its key.
  private static func flushFolder(of url: URL) -> Bool {
    let descriptor = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // A folder of some network file systems cannot be flushed.
    return fsync(descriptor) == 0 || errno == EINVAL
  }
}
