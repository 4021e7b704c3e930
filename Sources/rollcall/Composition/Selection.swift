import RollcallConfig
import RollcallCore
import RollcallStore

/// The connections that a verb is about, and whether somebody named each of them.
struct Selection {
  struct Item {
    var connection: ConnectionSettings
    /// Whether it was named itself, and not only its account, or nothing at all.
    var isNamed: Bool
  }

  let items: [Item]
}

extension Workspace {
  /// The connections of these names: none means all; an account means its own and its sub-accounts'.
  ///
  /// - Throws: a usage error for a name that means nothing.
  func select(_ names: [String]) throws -> Selection {
    if names.isEmpty {
      return Selection(items: settings.connections.map { .init(connection: $0, isNamed: false) })
    }
    var items: [Selection.Item] = []
    for name in names {
      let found = try connections(named: name)
      for item in found where !items.contains(where: { $0.connection.reference == item.connection.reference })
      {
        items.append(item)
      }
    }
    return Selection(items: items)
  }

  private func connections(named name: String) throws -> [Selection.Item] {
    if let connection = settings.connections.first(where: { $0.reference.description == name }) {
      return [.init(connection: connection, isNamed: true)]
    }
    let account = AccountReference(name)
    guard settings.accounts.contains(where: { $0.reference == account }) else {
      let known =
        (settings.accounts.map(\.reference.text) + settings.connections.map(\.reference.description))
      throw UsageError(
        "There is no account or connection '\(name)'. Known are: \(known.joined(separator: ", ")).")
    }
    return settings.connections
      .filter { $0.reference.account == account || $0.reference.account.parent == account }
      .map { .init(connection: $0, isNamed: false) }
  }

  /// One connection by its name.
  func connection(_ name: String) throws -> ConnectionSettings {
    let found = try select([name]).items
    guard found.count == 1 else {
      throw UsageError("'\(name)' is not one connection; write ACCOUNT:INTEGRATION.")
    }
    return found[0].connection
  }

  /// The connection that a command by hand is about: one of the file, or one that was taken out of it and that the register still knows.
  func reference(_ name: String) throws -> ConnectionReference {
    if let removed = ConnectionReference(name), !settings.connections.map(\.reference).contains(removed),
      try registerForReading()?.knows(removed) == true
    {
      return removed
    }
    return try connection(name).reference
  }

  /// The run that a command is about.
  func run(_ number: Int64, in register: Register) throws -> RunRow {
    guard let run = try register.run(number) else { throw StoreError.refused(.unknownRun(number)) }
    return run
  }

  /// The account that a command by hand is about; with one account in the file it need not be named.
  func account(_ option: AccountOption) throws -> AccountReference {
    guard let name = option.account else {
      guard settings.accounts.count == 1 else {
        throw UsageError(
          "Say which account with --account: \(settings.accounts.map(\.reference.text).joined(separator: ", "))."
        )
      }
      return settings.accounts[0].reference
    }
    return try known(name)
  }

  /// Rows of the register: of all accounts, of one, or of one with its sub-accounts. None where there is no register, or it does
  /// not know the account yet.
  func rows<Row>(
    of filter: AccountFilterOptions, _ read: (Register, AccountReference?) throws -> [Row]
  ) throws -> [Row] {
    let meant = try filter.account.map { try known($0) }
    guard let register = try registerForReading() else { return [] }
    guard let meant else { return try read(register, nil) }
    let accounts = settings.accounts.map(\.reference).filter {
      $0 == meant || filter.tree && $0.parent == meant
    }
    return try accounts.flatMap { try rows(of: $0, in: register, read) }
  }

  /// Rows of one account; none where there is no register, or it does not know the account yet.
  func rows<Row>(
    of account: AccountReference, _ read: (Register, AccountReference) throws -> [Row]
  ) throws -> [Row] {
    guard let register = try registerForReading() else { return [] }
    return try rows(of: account, in: register, read)
  }

  private func rows<Row>(
    of account: AccountReference, in register: Register, _ read: (Register, AccountReference) throws -> [Row]
  ) throws -> [Row] {
    do {
      return try read(register, account)
    } catch StoreError.refused(.unknownAccount) {
      return []
    }
  }

  private func known(_ name: String) throws -> AccountReference {
    guard let account = settings.accounts.first(where: { $0.reference.text == name }) else {
      throw UsageError(
        "There is no account '\(name)'. Known are: \(settings.accounts.map(\.reference.text).joined(separator: ", "))."
      )
    }
    return account.reference
  }
}
