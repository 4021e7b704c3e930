/// A rule that the model can be told to forget, so that the comparison itself is tested: a difference that no story
/// shows would not be seen in the product either.
enum ModelOmission: String, CaseIterable, Hashable {
  /// B3: a record without a serial number keeps its link's.
  case keptSerials
  /// B4: of two records the managed one is kept.
  case liveRecords
  /// C2: normal forms are one spelling.
  case normalForms
  /// C3: an asset takes no second link.
  case singleLinks
  /// C5: swaps and chains succeed.
  case chains
  /// E5: a connection remembers which product a model became.
  case lessons
  /// E7: the first model of a merged asset's link is no change.
  case firstModels
  /// F4: the first connection of the file governs.
  case governing
  /// F5: another serial number is another machine.
  case replacements
  /// G2: a location keeps its assets.
  case locations
  /// G3: an archived asset keeps its holder.
  case archives
  /// G4: an owner who is no employee is not remembered.
  case strangers
  /// G8: what was checked out by us moves by C alone.
  case ownCheckouts
  /// G13: an owner resets the count.
  case resets
  /// A4: bad records mark nothing as gone.
  case badRecords
}
