import ArgumentParser
import RollcallCore
import RollcallStore

struct ProductsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products", abstract: "The catalogue.", subcommands: [List.self, Edit.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List products with how many assets each has.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var filter: AccountFilterOptions

    func run() async throws {
      try await reporting(common) {
        let workspace = try Workspace.open(common)
        let rows = try workspace.rows(of: filter) { register, account in try register.products(of: account) }
        Listing.products.show(rows, as: common)
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

    func validate() throws {
      guard category != nil || name != nil else {
        throw ValidationError("Say what to change: --category or --name.")
      }
      guard name?.isEmpty != true, category?.isEmpty != true else {
        throw ValidationError("A product has a name, and --category names one: an empty text is neither.")
      }
    }

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
