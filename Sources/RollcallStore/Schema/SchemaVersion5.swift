/// Refused settings are sealed too, so that they are still known when the key changes: what was refused is not tried again, and what a
/// person decided against is not held again (J5, I3).
enum SchemaVersion5 {
  static let sql = """
    ALTER TABLE refused_settings ADD COLUMN key TEXT;
    ALTER TABLE refused_settings ADD COLUMN sealed BLOB;
    """
}
