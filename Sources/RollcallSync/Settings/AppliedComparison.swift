import Foundation
package import RollcallStore

extension ConnectionSetup {
  /// How often the settings that runs use are to be run, in milliseconds: the last good ones where the file's are refused (J5).
  package func interval(on register: Register) -> Int64 {
    guard let state = try? register.settingsState(of: reference), state.refused != nil,
      let sealed = state.applied?.image, let image = try? SettingsImage(sealed: sealed)
    else { return interval }
    return image.interval
  }

  /// Whether the file says what is applied, apart from its secrets, which are not looked up. Settings whose key is not here count as
  /// other ones.
  package func isApplied(_ applied: AppliedSettings) -> Bool {
    guard let sealed = applied.image, let image = try? SettingsImage(sealed: sealed) else { return false }
    return image.settings == settings && image.options == options && image.mapping == mapping
      && image.timeZone == timeZone?.identifier && image.interval == interval
      && image.surroundings == surroundings
  }
}
