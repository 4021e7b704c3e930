/// What a daemon needs that survives its own configuration: the last good settings of each connection, sealed, and the ones that were
/// refused (J5, I3); secrets that are kept here; what is still to be told to people (J7); and whether a daemon is at work.
///
/// Everything sealed can only be opened with the key, which is not in the register. A mark is a keyed digest: it tells settings apart
/// and gives nothing away.
enum SchemaVersion3 {
  static let sql = """
    CREATE TABLE applied_settings (
      connection INTEGER PRIMARY KEY REFERENCES connections (id),
      generation INTEGER NOT NULL,
      mark TEXT NOT NULL,
      key TEXT NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT;

    CREATE TABLE refused_settings (
      connection INTEGER PRIMARY KEY REFERENCES connections (id),
      generation INTEGER NOT NULL,
      mark TEXT NOT NULL,
      since INTEGER NOT NULL,
      tested INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 1,
      kind TEXT NOT NULL,
      message TEXT NOT NULL,
      hint TEXT,
      run INTEGER
    ) STRICT;

    CREATE TABLE stored_secrets (
      connection INTEGER NOT NULL REFERENCES connections (id),
      setting TEXT NOT NULL,
      key TEXT NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (connection, setting)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE held_plans ADD COLUMN key TEXT;
    ALTER TABLE held_plans ADD COLUMN sealed BLOB;

    CREATE TABLE notices (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      alert INTEGER NOT NULL REFERENCES alerts (id),
      kind TEXT NOT NULL CHECK (kind IN ('opened', 'reminder', 'recovered')),
      at INTEGER NOT NULL,
      key TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
      addressed INTEGER NOT NULL DEFAULT 0 CHECK (addressed IN (0, 1)),
      UNIQUE (alert, kind)
    ) STRICT;

    CREATE INDEX notices_to_address ON notices (id) WHERE addressed = 0;

    CREATE TABLE deliveries (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      notice INTEGER NOT NULL REFERENCES notices (id),
      channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
      due INTEGER NOT NULL,
      recipients TEXT,
      tries INTEGER NOT NULL DEFAULT 0,
      claimed_until INTEGER NOT NULL DEFAULT 0,
      error TEXT,
      sent INTEGER,
      UNIQUE (notice, channel)
    ) STRICT;

    CREATE INDEX deliveries_due ON deliveries (due) WHERE sent IS NULL;

    CREATE TABLE daemon (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      holder TEXT NOT NULL,
      started INTEGER NOT NULL,
      beat INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX runs_by_start ON runs (started);
    """
}
