import RollcallCore
import RollcallKit

/// The keys of a `connector.yaml`.
enum ConnectorKeys {
  static let format = Setting(
    "connector", .integer(in: 1...1), standard: 1, "The version of this format.", need: .required,
    example: "1")
  static let id = Setting(
    "id", .text(matching: "[a-z][a-z0-9-]*", "an id such as acme-mdm"), standard: "",
    "How config.yaml names the integration.", need: .required, example: "acme-mdm")
  static let name = Setting(
    "name", .text("a text"), standard: "", "What people call the vendor; also the category of new products.",
    need: .required, example: "Acme MDM")
  static let version = Setting(
    "version", .text(matching: "[0-9]+\\.[0-9]+\\.[0-9]+", "a version such as 1.0.0"), standard: "",
    "The connector's version.", need: .required, example: "1.0.0")
  static let summary = Setting(
    "summary", .text("a sentence"), standard: "", "What it brings, in a sentence.", need: .required,
    example: "Devices of Acme MDM.")
  static let manufacturer = Setting.optional(
    "manufacturer", .text("a text"), "Who makes every device, where records do not say.")

  static let baseSetting = Setting.optional(
    "setting", .text("the key of a setting"), "The setting that holds the address.")
  static let baseURL = Setting.optional(
    "url", .address, "The address, where all tenants have the same.", example: "https://api.acme.example")
  static let basePath = Setting(
    "path", .text("a path"), standard: "", "What all paths begin with.", example: "/api/v1")

  static let checkIdentity = free(
    "identity",
    "Whose tenant it is: host, {setting: KEY} that the tenant verifies, or {path: PATH} of the answer.",
    need: .required)
  static let check =
    [
      Setting("name", .text("a text"), standard: "credentials", "What the request proves.").declaration,
      checkIdentity,
    ]
    + RequestKeys.all.map { key in
      var key = key
      key.need = .optional
      return key
    }

  static let deviceID = Setting(
    "id", .paths, standard: [], "Where a record states the vendor's id of the device.", need: .required,
    example: "id")
  static let devices =
    [
      deviceID.declaration,
      HostSetting(
        key: "fields", content: .mapping, need: .required,
        help: "Where each fact of a device stands in a record."),
      free("filters", "Which records are devices to be taken."),
      free("streams", "Several lists, each with a name; without it, the keys of one list stand here."),
    ]
    + ListingKeys.all.map { key in
      var key = key
      key.need = .optional
      return key
    }

  static let all: [HostSetting] = [
    format.declaration, id.declaration, name.declaration, version.declaration, summary.declaration,
    manufacturer.declaration,
    free("settings", "What config.yaml must say of a connection, by key."),
    .section(
      "base", [baseSetting.declaration, baseURL.declaration, basePath.declaration], "Where the tenant is.",
      need: .required),
    free("headers", "Header fields of every request."),
    free("auth", "How requests are signed: one way, or a list of ways."),
    .section("check", check, "What a connection test asks besides the lists.", need: .required),
    .section("devices", devices, "The lists of devices.", need: .required),
    free("lookups", "Lists of other things that records refer to, by name."),
    .section("detail", DetailKeys.all, "What is asked for each record besides the list."),
    free("errors", "What answers mean that HTTP does not say."),
  ]

  /// A key with something under it that is read by hand.
  static func free(_ key: String, _ help: String, need: HostSetting.Need = .optional) -> HostSetting {
    HostSetting(key: key, content: .mapping, need: need, help: help)
  }
}

/// The keys of a request.
enum RequestKeys {
  static let path = Setting(
    "path", .text(matching: "/.*", "a path such as /devices"), standard: "", "What is asked, below the base.",
    need: .required, example: "/devices")
  static let method = Setting(
    "method", .choice(of: ["GET", "POST"]), standard: "GET", "POST only where the vendor lists by it.")
  static let all = [
    path.declaration, method.declaration,
    ConnectorKeys.free("params", "Parameters of the query."),
    ConnectorKeys.free("headers", "Header fields besides those of every request."),
    ConnectorKeys.free("body", "What is sent as JSON."),
  ]
}

/// The keys of a list.
enum ListingKeys {
  static let records = Setting(
    "records", .text("a path, or nothing"), standard: "",
    "Where the records are; nothing for the answer itself.",
    example: "devices")
  static let total = Setting.optional(
    "total", .path, "Where the answer says how many records there are in all.")
  static let optional = Setting(
    "may_lack_records", .boolean, standard: .off, "Whether an answer without records is an empty list.")
  static let listing =
    RequestKeys.all + [
      ConnectorKeys.free("pagination", "How the next answer is asked for."),
      ConnectorKeys.free("stop", "What ends the list besides an empty page."),
      records.declaration, total.declaration, optional.declaration,
    ]
  static let all = listing + [ConnectorKeys.free("for_each", "For what the list is asked again and again.")]

  static let partitionKey = Setting.optional(
    "key", .path, "Where a record states for what the list is asked.", need: .required, example: "id")
  static let partition =
    all + [partitionKey.declaration, ConnectorKeys.free("filters", "Which records it is asked for.")]

  static let joinKey = Setting.optional(
    "key", .path, "Where a partner states its key.", need: .required, example: "id")
  static let joinBy = Setting.optional(
    "by", .path, "Where a device's record states the key of its partner.", need: .required, example: "user.id"
  )
  static let joinMatch = Setting(
    "match", .choice(of: Connector.Join.Match.allCases.map(\.rawValue)), standard: "equal",
    "How the two are compared.")
  static let joinOptional = Setting(
    "optional", .boolean, standard: .off, "Whether a run goes on without the list where it may not be read.")
  static let join =
    listing + [joinKey.declaration, joinBy.declaration, joinMatch.declaration, joinOptional.declaration]
}

/// The keys of a detail.
enum DetailKeys {
  static let id = Setting.optional(
    "id", .path, "Where a record states what stands in the path for {id}.", need: .required, example: "id")
  static let concurrency = Setting(
    "concurrency", .integer(in: 1...16), standard: 4, "How many are asked at a time.")
  static let all = RequestKeys.all + [id.declaration, concurrency.declaration]
}

/// The keys of a way of paging.
enum PagingKeys {
  static let kinds = ["none", "offset", "page", "cursor", "keyset", "next_url", "link_header"]
  static let kind = Setting(
    "kind", .choice(of: kinds), standard: "none", "The way.", need: .required, example: "offset")
  static let param = Setting(
    "param", .text("a name"), standard: "", "Where the number or cursor goes; with in: body, a path of keys.")
  static let place = Setting("in", .choice(of: ["query", "body"]), standard: "query", "Where parameters go.")
  static let sizeParam = Setting.optional("size_param", .text("a name"), "Where the size of a page goes.")
  static let size = Setting.optional("size", .integer(in: 1...100_000), "How many records a page has.")
  static let first = Setting("first", .integer(in: 0...1), standard: 1, "The number of the first page.")
  static let advance = Setting(
    "advance_by", .choice(of: Connector.Advance.allCases.map(\.rawValue)), standard: "received",
    "By how many records an offset goes on.")
  static let path = Setting.optional(
    "path", .path, "Where the answer, or the last record, says what comes next.")
  static let prefix = Setting("prefix", .text("a text"), standard: "", "What stands before the key: id>.")
  static let start = Setting.optional("start", .text("a text"), "The key of the first request.")
  static let all = [
    kind.declaration, param.declaration, place.declaration, sizeParam.declaration, size.declaration,
    first.declaration, advance.declaration, path.declaration, prefix.declaration, start.declaration,
  ]

  /// The keys that each way needs besides.
  static let needed: [String: [String]] = [
    "offset": ["param", "size"], "page": ["param"], "cursor": ["param", "path"], "keyset": ["param", "path"],
    "next_url": ["path"],
  ]
}
