public import RollcallJSON

extension FieldMapping {
  /// Where a value stands in a record.
  public typealias Path = RecordPath

  /// A path that an operator wrote.
  ///
  /// - Throws: what is wrong with it, in words.
  public static func path(_ text: String) throws(MappingPathError) -> Path {
    do {
      return try RecordPath(parsing: text)
    } catch {
      throw MappingPathError(message: error.message, offset: error.offset)
    }
  }
}

/// Why an operator's text is no path.
public struct MappingPathError: Error, Hashable, Sendable {
  /// What is wrong.
  public let message: String
  /// The character at which it goes wrong, from 0.
  public let offset: Int
}
