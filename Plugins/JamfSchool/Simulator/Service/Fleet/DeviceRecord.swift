/// One device as the list shows it: its JSON text, and beside it the few values the tenant looks up.
///
/// The text is the record. A fleet of 100,000 is never held as JSON values; a record is read from its text
/// when somebody asks for that one device, filters, or switches a quirk on.
package struct DeviceRecord: Sendable {
  package let text: String
  package let udid: String
  package let serialNumber: String
  /// The user who owns the device; 0 is nobody, and so is an owner in a form without an id.
  let ownerID: Int
  /// Names of device groups.
  let groups: [String]
  /// Hidden from the list, but the detail call still answers.
  let trash: TrashState

  enum TrashState: Sendable { case active, trashed }

  /// A record whose text was written by the caller together with its values.
  init(text: String, udid: String, serialNumber: String, ownerID: Int, groups: [String]) {
    self.text = text
    self.udid = udid
    self.serialNumber = serialNumber
    self.ownerID = ownerID
    self.groups = groups
    self.trash = .active
  }

  /// Any JSON at all: what is no device simply cannot be looked up. `inTrash` decides when `trash` is nil.
  init(_ value: JSONValue, trash: TrashState? = nil) {
    let owner = value["owner"].flatMap { $0.array?.first ?? $0 }
    self.text = value.text
    self.udid = value["UDID"]?.string ?? ""
    self.serialNumber = value["serialNumber"]?.string ?? ""
    self.ownerID = owner?["id"]?.integer ?? 0
    self.groups = value["groups"]?.array?.compactMap(\.string) ?? []
    self.trash = trash ?? (value["inTrash"]?.isTrue == true ? .trashed : .active)
  }

  /// The record read from its text; an empty object if a test put something else into the fleet.
  var object: JSONObject { (try? JSONValue(parsing: text))?.object ?? JSONObject() }
}
