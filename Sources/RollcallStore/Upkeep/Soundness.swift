import GRDB

/// Whether a register is whole: SQLite's own check of every page and index, and every row that another one names.
enum Soundness {
  /// How closely it is looked at.
  enum Care: String {
    /// Indexes are compared with their tables.
    case thorough = "integrity_check"
    /// They are not, which takes a fraction of the time.
    case quick = "quick_check"
  }

  /// What is wrong, in words; nil when it is whole.
  static func fault(_ db: Database, _ care: Care) throws -> String? {
    let found = try String.fetchOne(db, sql: "PRAGMA \(care.rawValue)(1)") ?? ""
    guard found == "ok" else { return "it is damaged (\(found.replacing("\n", with: " ")))" }
    let orphan = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check")
    return orphan.map { "a row of \($0[0] as String) refers to one of \($0[2] as String) that is not there" }
  }
}
