/// The part of the register that one connection's plan decides on, read in one transaction.
public struct Snapshot: Sendable {
  /// The connection's row.
  public var connection: RowID<Connection>
  /// Counts the journal of the account; a plan is out of date when it moved (I5).
  public var revision: Int64
  /// All assets of the account, in the order of their rows.
  public var assets: [Asset]
  /// All links of the connection, in the order of their rows.
  public var links: [Link]
  /// Assets that another connection governs, because it stands earlier in the file and still sees the device (F4).
  public var governedElsewhere: Set<RowID<Asset>>
  /// All employees of the account.
  public var employees: [Employee]
  /// The account's catalogue.
  public var catalogue: Catalogue

  /// A part of the register; empty unless said otherwise.
  public init(
    connection: RowID<Connection>, revision: Int64 = 0, assets: [Asset] = [], links: [Link] = [],
    governedElsewhere: Set<RowID<Asset>> = [], employees: [Employee] = [], catalogue: Catalogue = Catalogue()
  ) {
    self.connection = connection
    self.revision = revision
    self.assets = assets
    self.links = links
    self.governedElsewhere = governedElsewhere
    self.employees = employees
    self.catalogue = catalogue
  }
}
