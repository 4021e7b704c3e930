import GRDB

/// Why the register could not be read or written.
package enum StoreError: Error, Equatable, Sendable {
  /// The file is not a register.
  case notARegister
  /// The file was written by a newer program.
  case tooNew
  /// The environment variable of the key holds something else.
  case notAKey
  /// The file cannot be opened or written.
  case inaccessible(String)
  /// The disk is full.
  case full
  /// The disk does not take what is written: a quota or a limit is reached, or it is failing.
  case unwritable
  /// Somebody else has been writing for too long.
  case busy
  /// Another run of the connection took over, because this one was silent for too long (A6).
  case leaseLost
  /// A command by hand that cannot be done; nothing was changed.
  case refused(Refusal)
  /// SQLite says something unexpected.
  case failed(String)

  /// What happened, in words.
  package var message: String {
    switch self {
    case .notARegister: "The file is not a Rollcall register."
    case .notAKey: "\(Vault.variable) holds no key: it takes the Base64 of 32 bytes."
    case .tooNew: "The register was written by a newer version of Rollcall."
    case .inaccessible(let why): "The register cannot be opened: \(why)."
    case .full: "The disk is full; nothing was written."
    case .unwritable:
      "The disk does not take what is written: it is full, a quota is reached, or it is failing. Nothing was written."
    case .busy: "Another process has been writing to the register for too long."
    case .leaseLost: "Another run of the connection took over; nothing of this one was written."
    case .refused(let refusal): refusal.message
    case .failed(let why): "The register failed: \(why)."
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .notARegister: "Check `register.path`, or name a file that does not exist yet."
    case .notAKey:
      "Put the key there that sealed the settings; `openssl rand -base64 32` makes the first. Without the variable, a file beside the register holds the key."
    case .tooNew: "Install the newer version."
    case .inaccessible: "Check that the folder exists and may be written."
    case .full: "Make room and try again."
    case .unwritable: "Make room and try again; if there is room, look for disk errors in the system's log."
    case .busy: "Try again when the other run has ended."
    case .leaseLost: "The other run does the work. Run the sync again if it failed."
    case .refused(let refusal): refusal.hint
    case .failed: "Restore a backup if this persists, and report it."
    }
  }

  /// Runs a body and gives its failures their names.
  static func wrapping<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let refusal as Refusal {
      throw .refused(refusal)
    } catch let error as DatabaseError {
      throw StoreError(error)
    } catch {
      throw .failed("\(error)")
    }
  }

  private init(_ error: DatabaseError) {
    self =
      switch error.resultCode.primaryResultCode {
      case .SQLITE_NOTADB: .notARegister
      case .SQLITE_IOERR where error.isAboutWriting: .unwritable
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        .inaccessible(error.message ?? "no permission")
      case .SQLITE_FULL: .full
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      default: .failed(error.message ?? error.resultCode.description)
      }
  }
}

extension DatabaseError {
  /// Whether it was while something was written. A disk that is full has a code of its own; a quota, a limit of a process and a
  /// broken disk share these.
  fileprivate var isAboutWriting: Bool {
    let codes: [ResultCode] = [
      .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
      .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_SHMOPEN,
    ]
    return codes.contains(extendedResultCode)
  }
}
