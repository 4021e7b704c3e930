import ArgumentParser
import RollcallCore
import RollcallStore

struct ProductsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products", abstract: "The catalogue.", subcommands: [List.self, Edit.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List products with how many assets each has.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var account: AccountOption

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let filter = try workspace.filter(account)
        let rows = try workspace.registerForReading().map { try $0.products(of: filter) } ?? []
        if common.json {
          Terminal.print(JSON.document(("products", .array(rows.map(\.json)))).text)
          return
        }
        var table = Table("ACCOUNT", "PRODUCT", "MANUFACTURER", "CATEGORY", "ASSETS")
        for row in rows {
          table.add(row.account.text, row.name, row.manufacturer, row.category, "\(row.assets)")
        }
        Terminal.print(table.lines(width: Terminal.width))
      }
    }
  }

  struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Rename a product or give it another category; syncs leave both alone.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var account: AccountOption

    @Argument(help: "The product's name.")
    var product: String

    @Option(help: "Which manufacturer's, where several have a product of this name.")
    var manufacturer: String?

    @Option(help: "Its category; made where there is none of that name.")
    var category: String?

    @Option(help: "Its new name.")
    var name: String?

    func run() async throws {
      try await reporting(common) {
        let edit = ProductEdit(name: name, category: category)
        try Workspace.open(common).byHand(account) { register, hand in
          try register.editProduct(product, manufacturer: manufacturer, edit, by: hand)
        }
      }
    }
  }
}

extension ProductRow {
  fileprivate var json: JSON {
    .object([
      ("account", .string(account.text)), ("name", .string(name)), ("manufacturer", .optional(manufacturer)),
      ("category", .optional(category)), ("assets", .int(Int64(assets))),
    ])
  }
}
