import Foundation
package import RollcallStore

extension ConnectionSetup {
  /// Whether the file says what is applied, apart from its secrets, which are not looked up. Settings whose key is not here count as
  /// other ones.
  package func isApplied(_ applied: AppliedSettings) -> Bool {
    guard let sealed = applied.image, let image = try? SettingsImage(sealed: sealed) else { return false }
    return image.settings == settings && image.options == options && image.mapping == mapping
      && image.timeZone == timeZone?.identifier && image.interval == interval
      && image.surroundings == surroundings
  }
}
