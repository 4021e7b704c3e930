import JamfSchool
package import RollcallKit

/// The plugins that are built in, in the order in which lists show them. A new one is a line here and a name
/// in Package.swift.
package let compiledPlugins: [Plugin] = [
  Plugin(JamfSchool.self)
]
