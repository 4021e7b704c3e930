import Foundation

/// Where the key of sealed settings is: in `ROLLCALL_KEY`, else in a file beside the register that only its owner may read.
///
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
  package var current: SealingKey? {
    switch place {
    case .environment(let text, _): SealingKey(base64: text)
    case .file(let url): Self.read(url)
    case .memory(let key): key
    }
  }

  /// The key that sealed something, by its id; nil when it is not here any more.
  package func key(named id: String) -> SealingKey? {
    let known: [SealingKey?] =
      switch place {
      case .environment(_, let old): [current, old.flatMap { SealingKey(base64: $0) }]
      case .file(let url): [current, Self.read(Self.old(url))]
      case .memory: [current]
      }
    return known.compactMap { $0 }.first { $0.id == id }
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
    // Another process may have been faster: then its key counts.
    Self.put(SealingKey.random(), to: url)
    return current
  }

  /// Puts a new key in the place of the file's; the old one stays beside it until ``forgetOld()``.
  func replace(with key: SealingKey) throws(StoreError) {
    guard case .file(let url) = place else { return }
    let new = url.appendingPathExtension("new")
    unlink(new.path)
    guard Self.put(key, to: new) else { throw .inaccessible("\(new.path) cannot be written") }
    let hadOne = rename(url.path, Self.old(url).path) == 0 || errno == ENOENT
    guard hadOne, rename(new.path, url.path) == 0 else {
      throw .inaccessible("\(url.path) cannot be replaced")
    }
  }

  /// Afterwards the key before the last one is gone: nothing is sealed with it any more.
  func forgetOld() {
    if case .file(let url) = place { unlink(Self.old(url).path) }
  }

  private static func old(_ url: URL) -> URL { url.appendingPathExtension("old") }

  private static func read(_ url: URL) -> SealingKey? {
    (try? String(contentsOf: url, encoding: .utf8)).flatMap { SealingKey(base64: $0) }
  }

  /// Writes a key into a new file of ours alone; false when that cannot be done, or the file is there.
  @discardableResult
  private static func put(_ key: SealingKey, to url: URL) -> Bool {
    let temporary = "\(url.path).\(ProcessInfo.processInfo.processIdentifier)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { return false }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    let bytes = Array("\(key.base64)\n".utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else { return false }
    // A link is whole or not at all, and never takes the place of a file that is there.
    return link(temporary, url.path) == 0
  }
}
