import ArgumentParser
import JamfSchoolSimulator

/// `read,edit` on the command line.
struct RightsArgument: ExpressibleByArgument {
  var rights: Set<AccessKey.Right>

  init(rights: Set<AccessKey.Right>) { self.rights = rights }

  init?(argument: String) {
    let words = argument.split(separator: ",").map(String.init)
    let rights = words.compactMap(AccessKey.Right.init(rawValue:))
    guard rights.count == words.count, !words.isEmpty else { return nil }
    self.rights = Set(rights)
  }

  var defaultValueDescription: String { "read" }
}
