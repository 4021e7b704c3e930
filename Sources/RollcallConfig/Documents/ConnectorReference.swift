/// The page of everything that a `connector.yaml` can hold, as Markdown.
package enum ConnectorReference {
  /// The lines of the page.
  package static var lines: [String] {
    var lines = [
      "# Connectors", "",
      "Everything that a `connector.yaml` can hold. This page is generated from the declarations of its keys;",
      "[adding-a-plugin.md](../adding-a-plugin.md) leads from a vendor's page to a connector that works.",
    ]
    for (title, words, keys) in sections {
      lines += ["", "## \(title)", ""] + words
      if !keys.isEmpty { lines += [""] + ConfigReference.table(keys) }
    }
    return lines
  }

  private static var sections: [(title: String, words: [String], keys: [HostSetting])] {
    [
      ("The file", ["At its top."], ConnectorKeys.all),
      (
        "A setting",
        ["Each key below `settings` is one that config.yaml has below `connection`."],
        ConnectorSettingsReader.keys
      ),
      (
        "`auth`",
        [
          "One way, or a list of ways where a vendor wants a token and a key besides. Each has a `kind`, and names",
          "settings of type `secret`; nothing else in the file may name one.", "",
          "- `none`", "- `basic`: `username`, `password`; either may be left out",
          "- `bearer`: `token`",
          "- `header`: `name`, `value`, and `prefix` for what stands before the secret",
          "- `query`: `name`, `value`", "- `body`: `name`, `value`: a member of every JSON body",
          "- `oauth2_client_credentials`: `token_url`, `client_id`, `client_secret`; `scope`, `credentials_in: basic`",
          "- `login`: `token_url`, `body`, `token_path` or `token_header`, `lifetime` or `expires_path`; `headers`",
          "",
          "`token_url` is an https address or a path below the tenant's; `{KEY}` in it is what a setting holds. The host renews a token",
          "a minute before its end, or at half its life.",
        ], []
      ),
      ("`check`", ["What a connection test asks besides the first page of each list."], ConnectorKeys.check),
      ("`devices`", ["The lists of devices, and what their records say."], ConnectorKeys.devices),
      (
        "A request",
        [
          "A value below `params`, `headers` or `body` is a text, `{setting: KEY}`, or `{partition: true}`. A list of values",
          "stands for a parameter that is there several times. One whose setting is empty is left out.",
        ], RequestKeys.all
      ),
      ("A list", ["Of devices, of a stream, or of a lookup."], ListingKeys.all),
      ("`pagination`", ["How the next answer is asked for."], PagingKeys.all),
      (
        "`stop`",
        [
          "A list of what ends the list, besides an empty page: `empty_page`, `short_page`, `total`, or a section."
        ], PagingReader.stopKeys
      ),
      (
        "`for_each`",
        [
          "For what a list is asked again and again: a list of texts, `{setting: KEY}`, or another list with a `key`. In the",
          "path it is `{partition}`, elsewhere `{partition: true}`, and in a record `@partition`.",
        ], ListingKeys.partition
      ),
      (
        "A field",
        [
          "Each key below `fields` is one of: \(MappingReader.fieldNames.map { "`\($0)`" }.joined(separator: ", ")), or `custom.KEY`.",
          "Its value is a path, a list of paths of which the first that holds a value wins, or a section.",
          "",
          "A path is `a.b`, `a[0].b`, `a[key=value].b`, or `\"a.b\".c` for keys with dots. What belongs to a record stands in it",
          "under names of its own: its partner at `@LOOKUP`, its detail at `@detail`, its stream at `@stream`.",
        ], FieldSourceKeys.all
      ),
      (
        "A step",
        ["Below `then`: `trim`, `lower`, `upper`, `number`, `date`, or a section with one of these."],
        FieldSourceKeys.steps
      ),
      (
        "`owner`",
        [
          "Missing means that nothing is said of the owner; null, `\"\"`, `{}` and `[]` mean nobody. A path below it that begins",
          "with `@record.` is of the record as a whole: where the address stands beside the object that says whether there is anybody.",
        ],
        OwnerKeys.all
      ),
      ("`filters`", ["Each of the list is a section."], FilterReader.keys),
      (
        "A lookup",
        [
          "A list of other things, read once before the devices. A record whose `by` finds no partner says nothing of it;",
          "one whose `by` is null or empty has none.",
        ], ListingKeys.join
      ),
      ("`detail`", ["What is asked for each record. One that cannot be had fails the run."], DetailKeys.all),
      (
        "`errors`", ["What answers mean that HTTP does not say; the first rule that fits counts."],
        ErrorRuleReader.keys
      ),
    ]
  }
}
