/// The columns of a list of assets, in the order in which an export writes them.
///
/// Known by name are Snipe-IT's and BlueTally's columns that mean the same. Not taken by themselves are
/// Snipe-IT's `Location` (where an asset is kept, and not whom it is handed to: an asset that is checked out
/// to a place is left alone by every sync, G2) and `Status` (words that each school makes up).
package enum AssetColumn: String, SheetColumn {
  case assetID = "asset_id"
  case name
  case serialNumber = "serial_number"
  case product
  case manufacturer
  case category
  case state
  case holderEmail = "checked_out_to_email"
  case holderName = "checked_out_to_name"
  case holderLocation = "checked_out_to_location"
  case notes

  package static var required: AssetColumn { .assetID }

  package var names: [String] {
    switch self {
    case .assetID: [rawValue, "Asset Tag", "Tag", "Asset Number"]
    // Beside one of these, `Name` is the person's.
    case .name: ["Asset Name", "Item Name", rawValue]
    case .serialNumber: [rawValue, "Serial", "Serial No"]
    case .product: [rawValue, "Product Name", "Model Name", "Model", "Asset Model"]
    case .manufacturer: [rawValue, "Manufacturer Name", "Make"]
    case .category: [rawValue, "Category Name", "Asset Category"]
    case .state: [rawValue, "Asset State"]
    case .holderEmail:
      [
        rawValue, "Employee Email", "Assigned To Email", "Email", "E-mail Address", "Checked Out To",
        "Employee",
        "Assigned To",
      ]
    case .holderName: [rawValue]
    case .holderLocation: [rawValue, "Checkout Location", "Checked Out Location"]
    case .notes: [rawValue, "Asset Notes", "Item Notes", "Note"]
    }
  }
}
