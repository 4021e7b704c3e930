/// What libyaml meets on its way through a file.
enum YAMLEvent: Equatable {
  /// What stands before a value: an anchor or a tag, both of which are refused.
  struct Properties: OptionSet {
    let rawValue: Int

    static let anchor = Properties(rawValue: 1)
    static let tag = Properties(rawValue: 2)
  }

  case streamStart
  case documentStart(Mark, Properties)
  case scalar(String, isPlain: Bool, Properties, Mark)
  case alias(Mark)
  case mappingStart(Properties, Mark)
  case mappingEnd
  case listStart(Properties, Mark)
  case listEnd
  case documentEnd
  case streamEnd
}

/// Why a text is no YAML. libyaml's words are fixed phrases that quote nothing of the file.
struct YAMLSyntaxError: Error, Equatable {
  var message: String
  var hint: String?
  var mark: Mark
}
