/// How an account is written everywhere: `riverside`, or `riverside/north` for a sub-account.
public struct AccountReference: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The reference as text.
  public let text: String

  /// The account that is written so.
  public init(_ text: String) {
    self.text = text
  }

  public var description: String { text }

  /// The parent of a sub-account; nil for an account at the top.
  public var parent: AccountReference? {
    text.firstIndex(of: "/").map { AccountReference(String(text[..<$0])) }
  }
}

/// How a connection is written everywhere: `riverside:jamf-school`.
public struct ConnectionReference: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The account that the connection belongs to.
  public let account: AccountReference
  /// The id of the integration, such as `jamf-school`.
  public let integration: String

  /// The connection of one integration in one account (J1: there is only one).
  public init(account: AccountReference, integration: String) {
    self.account = account
    self.integration = integration
  }

  /// What is written as `ACCOUNT:INTEGRATION`; nil when there is no colon.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    account = AccountReference(String(text[..<colon]))
    integration = String(text[text.index(after: colon)...])
  }

  public var description: String { "\(account.text):\(integration)" }
}
