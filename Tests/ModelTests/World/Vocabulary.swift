/// The few words of the made-up world: few, so that they meet, and in spellings that are the same to some rules.
enum Vocabulary {
  /// Serial numbers as vendors and people write them; some are junk (B2).
  static let serials: [String?] = [
    "S1", "s1", "S2", " S2 ", "S3", "S4", "s4", "S5", "S1", "S2", "S3", "0", "N/A", "", nil, "none",
  ]
  static let udids = ["u1", "U1", "u2", "u3", "U3", "u4", "u5"]
  /// Names and asset tags; some are serial numbers, some are one text in two normal forms.
  static let labels: [String?] = [
    "A", "a", "B", "b", "C", "S1", "s2", "S3", "\u{C4}", "A\u{308}", "\u{E4}", "\u{C4}", "A\u{308}", nil,
  ]
  static let models: [(name: String?, identifier: String?)] = [
    ("iPad", "pad1"), ("iPad", "pad2"), ("IPAD", nil), (nil, "pad1"), (nil, "pad3"), (nil, nil),
    ("Mac", "mac1"),
    ("iPad Air", "pad1"), ("Mac", nil), ("Unknown model", nil), (nil, "mac1"), (nil, nil), (nil, nil),
  ]
  static let makers: [String?] = ["Apple", "apple", "Apple", "Acme", nil]
  static let emails = [
    "ada@school.example", "Ada@School.example", "bob@school.example", "k\u{E4}the@school.example",
    "ka\u{308}the@school.example", "BOB@school.example", " cy@school.example",
  ]
  static let rooms = ["Library", "library", "Attic"]
  static let products = ["iPad", "ipad", "Mac", "Old", "pad3", "Unknown model"]
  static let categories: [String?] = ["Tablets", "jamf school", "Jamf School", nil]
}
