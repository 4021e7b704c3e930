import RollcallCore

/// The way to a setting through its sections: `accounts.riverside.integrations.jamf-school.connection.url`.
struct ConfigPath: Hashable, Sendable {
  private var steps: [Step] = []

  private enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  /// The file as a whole.
  init() {}

  /// The path below this one.
  func appending(_ key: String) -> ConfigPath {
    var path = self
    path.append(key)
    return path
  }

  /// The element of the list at this path, from 0.
  func appending(index: Int) -> ConfigPath {
    var path = self
    path.append(index: index)
    return path
  }

  mutating func append(_ key: String) { steps.append(.key(key)) }

  mutating func append(index: Int) { steps.append(.index(index)) }

  mutating func removeLast() { steps.removeLast() }

  /// The path as it is shown.
  var text: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .index(let index): text += "[\(index)]"
      }
    }
  }

  /// The keys on the way, without the elements of lists.
  var keys: [String] {
    steps.compactMap { step in
      switch step {
      case .key(let key): key
      case .index: nil
      }
    }
  }

  /// The connection in which the path lies (J5); nil outside all of them.
  var connection: ConnectionReference? { connectionAndRest?.reference }

  /// Whether it is the path of a connection, and of nothing inside one.
  var isConnection: Bool { connectionAndRest?.isAll ?? false }

  private var connectionAndRest: (reference: ConnectionReference, isAll: Bool)? {
    var rest = steps[...]
    guard Self.take("accounts", &rest), let account = Self.takeKey(&rest) else { return nil }
    var reference = account
    if Self.take("sub_accounts", &rest) {
      guard let child = Self.takeKey(&rest) else { return nil }
      reference += "/" + child
    }
    guard Self.take("integrations", &rest), let integration = Self.takeKey(&rest) else { return nil }
    let found = ConnectionReference(account: AccountReference(reference), integration: integration)
    return (found, rest.isEmpty)
  }

  private static func take(_ key: String, _ steps: inout ArraySlice<Step>) -> Bool {
    guard steps.first == .key(key) else { return false }
    steps.removeFirst()
    return true
  }

  private static func takeKey(_ steps: inout ArraySlice<Step>) -> String? {
    guard case .key(let key)? = steps.first else { return nil }
    steps.removeFirst()
    return key
  }
}

extension ConfigPath {
  /// The path of a connection.
  init(of connection: ConnectionReference) {
    self.init()
    let parts = connection.account.text.split(separator: "/", maxSplits: 1).map { String($0) }
    let keys = parts.count == 2 ? [parts[0], "sub_accounts", parts[1]] : parts
    for key in ["accounts"] + keys + ["integrations", connection.integration] { append(key) }
  }
}
