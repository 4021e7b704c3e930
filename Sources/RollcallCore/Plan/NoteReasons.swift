/// Why a link's memory is written: one or more of a closed list.
public struct NoteReasons: OptionSet, Hashable, Sendable, Codable {
  /// One bit a reason.
  public let rawValue: Int

  /// Reasons from their bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The device reports a serial number or another id (B3).
  public static let identity = NoteReasons(rawValue: 1)
  /// Its owner is another than remembered (G12).
  public static let owner = NoteReasons(rawValue: 2)
  /// Its model is another than remembered (E7).
  public static let model = NoteReasons(rawValue: 4)
  /// Its details changed (D4).
  public static let details = NoteReasons(rawValue: 8)
  /// A day went by since its moving details were written (D4).
  public static let refresh = NoteReasons(rawValue: 16)
  /// It is gone, or back (H2).
  public static let presence = NoteReasons(rawValue: 32)
  /// It is without an owner for another run, or has one again (G13).
  public static let vacancy = NoteReasons(rawValue: 64)

  /// A single reason with its rule and its sentence.
  public struct Explanation: Hashable, Sendable {
    /// The single reason.
    public let reason: NoteReasons
    /// The rule that asks for the note.
    public let rule: Rule
    /// Why, in words.
    public let text: String
  }

  /// Every reason there is, in the order in which they are shown.
  public static let explanations: [Explanation] = [
    Explanation(reason: .identity, rule: .b3, text: "The device reports another serial number or device id."),
    Explanation(reason: .owner, rule: .g12, text: "The device's owner is another than the one remembered."),
    Explanation(reason: .model, rule: .e7, text: "The device reports another model, or more of it."),
    Explanation(reason: .details, rule: .d4, text: "Details of the device changed."),
    Explanation(reason: .refresh, rule: .d4, text: "Details that move with use are written once a day."),
    Explanation(reason: .presence, rule: .h2, text: "The device is gone from the tenant, or back in it."),
    Explanation(
      reason: .vacancy, rule: .g13, text: "The device is without an owner for another run, or has one again."),
  ]
}

extension Plan {
  /// How many notes there are for each reason, with its rule and its sentence; only reasons that occur.
  public var noteSummary: [(explanation: NoteReasons.Explanation, count: Int)] {
    NoteReasons.explanations.compactMap { explanation in
      let count = notes.count { $0.reasons.contains(explanation.reason) }
      return count > 0 ? (explanation, count) : nil
    }
  }
}
