/// What a person decided for good: settings that lead to another tenant and were discarded are not held again (I3).
enum SchemaVersion4 {
  static let sql = """
    ALTER TABLE refused_settings ADD COLUMN discarded INTEGER NOT NULL DEFAULT 0 CHECK (discarded IN (0, 1));
    """
}
