import RollcallCore
import RollcallKit

/// Something that happens in a scenario. Where a step names no connection, the first of the file is meant; `sync` alone
/// means all.
enum ScenarioStep: Sendable {
  case sync(ConnectionReference?, SyncStory)
  case expect(ScenarioNode)
  case tenant(ConnectionReference?, [ScenarioNode])
  case settings(ConnectionReference?, [(key: String, value: ScenarioNode)])
  case byHand(AccountReference?, String, HandEnd)
  case fault(ConnectionReference?, String)
  case quirks([String])
  case reverse(ConnectionReference?)
  case pause(ConnectionReference)
  case resume(ConnectionReference)
  case timePasses(Duration)
  case decide(ConnectionReference?, Decision, HandEnd)
  case anotherTenant(ConnectionReference?, [ScenarioNode])
  case ownTenant(ConnectionReference?)
  case key(ConnectionReference?, ScenarioTenant.KeyInUse)
  case otherRun(ConnectionReference?, OtherRun)

  /// A run of a connection that somebody else started (A6).
  enum OtherRun: String, Sendable {
    case begins = "another run begins"
    case dies = "another run begins and dies"
    case ends = "the other run ends"
  }

  /// What a person decides about the last run of a connection, or about its mapping.
  enum Decision: String, Sendable {
    case approve
    case discard
    case undo
    case rekey
  }

  /// What is told of a sync.
  struct SyncStory: Sendable {
    /// The kind of its failure; nil when it succeeds.
    var failure: String?
    /// What a person does between a plan and its being carried out, one command a plan (I5).
    var meanwhile: [String] = []
  }

  /// How a command by hand is to end.
  enum HandEnd: Sendable {
    case done
    case refused
  }

  /// Reads a step: a sentence, or a sentence and what belongs to it.
  init(_ node: ScenarioNode) throws(ScenarioMistake) {
    if let sentence = node.text {
      try self.init(sentence: sentence)
    } else if let (sentence, value) = node.pairs.first, node.pairs.count == 1 {
      try self.init(sentence: sentence, value)
    } else {
      throw ScenarioMistake("a step is a sentence, or one with what belongs to it")
    }
  }

  private init(sentence: String) throws(ScenarioMistake) {
    let (verb, connection) = Self.parts(sentence)
    switch (verb, connection) {
    case ("sync", let connection): self = .sync(connection, SyncStory())
    case ("reverse the reply of", let connection?): self = .reverse(connection)
    case ("reverse the reply", nil): self = .reverse(nil)
    case ("pause", let connection?): self = .pause(connection)
    case ("resume", let connection?): self = .resume(connection)
    case ("its own tenant again", let connection): self = .ownTenant(connection)
    case _:
      if let run = OtherRun(rawValue: verb) {
        self = .otherRun(connection, run)
      } else if let key = ScenarioTenant.KeyInUse(rawValue: verb) {
        self = .key(connection, key)
      } else if let decision = Decision(rawValue: verb) {
        self = .decide(connection, decision, .done)
      } else {
        throw ScenarioMistake("a step cannot be '\(sentence)'")
      }
    }
  }

  private init(sentence: String, _ value: ScenarioNode) throws(ScenarioMistake) {
    let (verb, connection) = Self.parts(sentence)
    switch verb {
    case "expect": self = .expect(value)
    case "sync fails": self = .sync(connection, SyncStory(failure: value.text ?? ""))
    case "sync meanwhile": self = .sync(connection, SyncStory(meanwhile: value.texts))
    case "sync fails meanwhile":
      self = .sync(connection, SyncStory(failure: "transient", meanwhile: value.texts))
    case "tenant": self = .tenant(connection, value.items)
    case "another tenant": self = .anotherTenant(connection, value.items)
    case "settings": self = .settings(connection, value.pairs)
    case "fault": self = .fault(connection, value.text ?? "")
    case "quirks": self = .quirks(value.texts)
    case "by hand": self = .byHand(nil, value.text ?? "", .done)
    case "refused by hand": self = .byHand(nil, value.text ?? "", .refused)
    case "refused":
      let (verb, connection) = Self.parts(value.text ?? "")
      guard let decision = Decision(rawValue: verb) else {
        throw ScenarioMistake("nobody can decide to '\(verb)'")
      }
      self = .decide(connection, decision, .refused)
    case "time passes":
      guard let duration = value.text.flatMap({ try? DurationText(parsing: $0) }) else {
        throw ScenarioMistake("'time passes' needs a duration such as 25h")
      }
      self = .timePasses(duration.duration)
    case _:
      guard let account = Self.account(verb) else { throw ScenarioMistake("a step cannot be '\(sentence)'") }
      self = .byHand(account, value.text ?? "", .done)
    }
  }

  /// The words of a sentence without the connection that it names.
  private static func parts(_ sentence: String) -> (String, ConnectionReference?) {
    var words = sentence.split(separator: " ")
    guard let index = words.firstIndex(where: { $0.contains(":") }) else { return (sentence, nil) }
    let connection = ConnectionReference(String(words.remove(at: index)))
    return (words.joined(separator: " "), connection)
  }

  /// `by hand in riverside/north` names an account.
  private static func account(_ verb: String) -> AccountReference? {
    let beginning = "by hand in "
    return verb.hasPrefix(beginning) ? AccountReference(String(verb.dropFirst(beginning.count))) : nil
  }
}
