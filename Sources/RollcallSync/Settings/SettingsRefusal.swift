package import RollcallKit
import RollcallStore

/// Why a run uses other settings than the file's (C6, J5, I3).
package struct SettingsRefusal: Hashable, Sendable {
  /// What is wrong with the file's.
  package var error: IntegrationError
  /// The run that waits for a person to decide about them (I3); nil when none does.
  package var heldRun: Int64?

  /// A refusal in words.
  package init(_ error: IntegrationError, heldRun: Int64? = nil) {
    self.error = error
    self.heldRun = heldRun
  }

  init(_ refused: RefusedSettings) {
    let failure = refused.failure
    error = IntegrationError(
      IntegrationError.Kind(rawValue: failure.kind) ?? .configuration, failure.message, hint: failure.hint)
    heldRun = refused.run
  }
}
