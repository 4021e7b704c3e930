/// Any JSON, as a test or the tenant wrote it: members keep their order, numbers keep their text.
///
/// `42`, `42.0` and `4.2e1` stay three different texts, so that a record with unusual types comes out of
/// the list exactly as it went in. Literals read like JSON: `["owner": nil, "locationId": 3]`.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number's own text.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// The text, if this is a string.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number, if this is a number without fraction or a string of digits.
  package var integer: Int? {
    switch self {
    case .number(let text), .string(let text): Int(text)
    case .null, .bool, .array, .object: nil
    }
  }

  package var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  package var object: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  /// Whether this is what a lenient reader calls true: `true`, a number other than 0, `"1"` or `"true"`.
  package var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .number(let text): text != "0"
    case .string(let text): text == "1" || text == "true"
    case .null, .array, .object: false
    }
  }

  /// The member of an object, or nil for a missing member and for everything that is no object.
  package subscript(key: String) -> JSONValue? { object?[key] }
}

/// The members of a JSON object in their order.
package struct JSONObject: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue
  }

  package var members: [Member]

  package init(_ members: [(String, JSONValue)] = []) {
    self.members = members.map { Member(key: $0.0, value: $0.1) }
  }

  package var keys: [String] { members.map(\.key) }

  /// Reads the first member of that name; writing replaces it in place, appends it, or removes it for nil.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Gives a member another name and value without moving it. Does nothing if it is not there.
  mutating func replace(_ key: String, with newKey: String, _ value: JSONValue) {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return }
    members[index] = Member(key: newKey, value: value)
  }

  /// Changes one member in place. Does nothing if it is not there.
  mutating func change(_ key: String, _ change: (JSONValue) -> JSONValue) {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return }
    members[index].value = change(members[index].value)
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(String(value)) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
