import ArgumentParser
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync

/// A command line that means nothing; ends with 64.
struct UsageError: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

extension ExitStatus {
  /// The status as ArgumentParser takes it.
  var code: ExitCode { ExitCode(rawValue) }

  /// The status of a register that failed, or of a command that was refused.
  init(_ error: StoreError) {
    self =
      switch error {
      case .notARegister, .tooNew, .inaccessible, .notAKey: .configuration
      case .busy, .full, .unwritable, .leaseLost: .tryAgain
      case .failed: .bug
      case .refused(let refusal): ExitStatus(refusal)
      }
  }

  private init(_ refusal: Refusal) {
    switch refusal {
    case .ambiguousProduct, .unknownAccount, .unknownConnection, .unknownRun, .fileUnwritable: self = .usage
    case .unknownAsset, .unknownEmployee, .unknownLocation, .unknownProduct, .assetIDTaken, .emptyAssetID,
      .emptyName,
      .badEmail, .assetArchived, .notArchived, .alreadyCheckedOut, .checkedOutAssetStays, .employeeExists,
      .employeeHolds,
      .locationExists, .unknownAlert, .productExists, .checkedOutAssetsStay,
      .runNotHeld, .planMoved, .nothingToUndo, .alreadyPaused, .notPaused, .fileExists, .noRegister,
      .registerInUse, .sealsWithoutKey, .unusableBackup:
      self = .refused
    }
  }
}

/// Runs a verb, says what went wrong in words, and ends with the status that it means.
func reporting(_ options: CommonOptions, _ body: () async throws -> Void) async throws {
  Interruption.watch()
  do {
    try await body()
  } catch let error as UsageError {
    Terminal.say("Error: \(error.message)")
    throw ExitStatus.usage.code
  } catch let error as Busy {
    report(error.message, error.hint, kind: .transient, as: options)
    throw ExitStatus.tryAgain.code
  } catch let error as StoreError {
    report(error.message, error.hint, as: options)
    throw ExitStatus(error).code
  } catch let error as IntegrationError {
    report(error.message, error.hint, kind: error.kind, as: options)
    throw ExitStatus(error.kind).code
  }
}

/// Prints why something was not done.
func report(
  _ message: String, _ hint: String?, kind: IntegrationError.Kind? = nil, as options: CommonOptions
) {
  if options.json {
    let kind = kind.map { [(key: "kind", value: JSON.string($0.rawValue))] } ?? []
    let refused = JSON.object(kind + [("message", .string(message)), ("hint", .optional(hint))])
    Terminal.print(JSON.document(("refused", refused)).text)
  } else {
    Terminal.say("Error: \(message)")
    if let hint { Terminal.say("→ \(hint)") }
  }
}
