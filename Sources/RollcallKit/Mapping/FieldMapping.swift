public import RollcallCore
public import RollcallJSON

/// Where the facts of a device stand in a vendor's record: paths, and one block for the owner.
public struct FieldMapping: Hashable, Sendable, Codable {
  /// For each fact, where it is found.
  public var fields: [DeviceField: FieldSource]
  /// For each `custom.KEY`, likewise.
  public var custom: [String: FieldSource]
  /// Where the owner stands; nil when the vendor never says.
  public var owner: OwnerMapping?

  /// A mapping of these sources.
  public init(
    fields: [DeviceField: FieldSource], custom: [String: FieldSource] = [:], owner: OwnerMapping? = nil
  ) {
    self.fields = fields
    self.custom = custom
    self.owner = owner
  }

  /// Whether it says where a fact is found, by its name in mappings.
  public func names(_ field: String) -> Bool {
    if field == "owner" { return owner != nil }
    return DeviceField(rawValue: field).map { fields[$0] != nil }
      ?? custom.keys.contains { "custom.\($0)" == field }
  }

  /// This mapping, with an operator's paths in place of its own (`mapping:` of a connection).
  public func overridden(by operatorsOwn: FieldMapping) -> FieldMapping {
    FieldMapping(
      fields: fields.merging(operatorsOwn.fields) { _, theirs in theirs },
      custom: custom.merging(operatorsOwn.custom) { _, theirs in theirs },
      owner: operatorsOwn.owner ?? owner)
  }
}

/// Where the owner stands in a record. Paths are relative to ``at``, or to the record without it; one that begins with `@record` is so in any
/// case.
public struct OwnerMapping: Hashable, Sendable, Codable {
  /// The object that describes the owner; nil when the record itself does.
  public var at: RecordPath?
  /// The e-mail address.
  public var email: RecordPath
  /// Where else it may stand, where there is none; nil when nowhere.
  public var otherEmails: [RecordPath]?
  /// The name; nil when there is none.
  public var name: RecordPath?
  /// The vendor's id of the person; nil when there is none.
  public var id: RecordPath?
  /// A vendor's own way of saying nobody, besides null, "", {} and [].
  public var nobody: NobodyMark?
  /// Set for a vendor that leaves the object null when it has nothing to say: then null is not nobody. Nil for no.
  public var isSilentWhenNull: Bool?

  /// An owner block.
  public init(
    at: RecordPath?, email: RecordPath, otherEmails: [RecordPath]? = nil, name: RecordPath? = nil,
    id: RecordPath? = nil, nobody: NobodyMark? = nil
  ) {
    self.at = at
    self.email = email
    self.otherEmails = otherEmails
    self.name = name
    self.id = id
    self.nobody = nobody
  }
}

/// A vendor's own way of saying that a device has no owner. Where there is an e-mail address, there is a
/// person all the same.
public struct NobodyMark: Hashable, Sendable, Codable {
  /// What a missing value means.
  public enum Missing: String, Hashable, Sendable, Codable {
    /// The owner is somebody.
    case somebody
    /// The owner is nobody.
    case nobody
  }

  /// The value to look at, relative to the owner block.
  public var path: RecordPath
  /// The texts (a number is its digits) that mean nobody.
  public var values: [String]
  /// What it means when the value is missing.
  public var missing: Missing

  /// A mark.
  public init(path: RecordPath, equals values: [String], missing: Missing = .somebody) {
    self.path = path
    self.values = values
    self.missing = missing
  }
}
