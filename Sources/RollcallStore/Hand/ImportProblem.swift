/// A row of a file that the register cannot take.
package struct ImportProblem: Equatable, Sendable {
  /// The line of the file on which the row begins.
  package var line: Int
  /// Why it cannot be taken.
  package var fault: ImportFault
}

/// Why the register cannot take a row.
package enum ImportFault: Error, Equatable, Sendable {
  /// The command by hand would be refused as well.
  case refused(Refusal)
  /// The asset is there already, and nobody asked for an update.
  case assetExists(String)
  /// The person is there already, and nobody asked for an update.
  case employeeExists(String)
  /// An earlier row is about the same asset or person.
  case repeated(String, line: Int)
  /// Nobody by that address is there to have the asset.
  case unknownHolder(String)
  /// The place that is to have the asset is not there.
  case unknownPlace(String)
  /// Somebody else is to have an asset that stays archived.
  case archivedAsset(String)

  /// What is wrong.
  package var message: String {
    switch self {
    case .refused(let refusal): refusal.message
    case .assetExists(let id): "Asset \(id) exists."
    case .employeeExists(let email): "Employee \(email) exists."
    case .repeated(let key, let line): "\(key) stands on line \(line) already."
    case .unknownHolder(let email): "There is no active employee \(email)."
    case .unknownPlace(let name): "There is no location \(name)."
    case .archivedAsset(let id): "Asset \(id) is archived, and is not handed out."
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .refused(let refusal): refusal.hint
    case .assetExists, .employeeExists: "With --update, the row replaces what is there."
    case .repeated: "Keep one of the rows."
    case .unknownHolder: "Import the employees first, or bring their names in a column checked_out_to_name."
    case .unknownPlace: "Add it with `locations add`."
    case .archivedAsset: "Write active in its column state."
    }
  }
}
