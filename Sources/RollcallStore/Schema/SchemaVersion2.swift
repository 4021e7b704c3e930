/// What makes runs exclusive, held and undoable: leases (A6), the tenant that answered last (I3), plans that wait for a person (I1),
/// and what runs overwrote (I4).
///
/// An event names the rows that its values stand for, so that an undo and a custody never have to guess from a text.
enum SchemaVersion2 {
  static let sql = """
    ALTER TABLE connections ADD COLUMN paused TEXT;
    ALTER TABLE connections ADD COLUMN tenant_id TEXT;
    ALTER TABLE connections ADD COLUMN tenant_name TEXT;

    ALTER TABLE runs ADD COLUMN decided_by TEXT;

    ALTER TABLE model_products ADD COLUMN run INTEGER;

    ALTER TABLE events ADD COLUMN from_row INTEGER;
    ALTER TABLE events ADD COLUMN to_row INTEGER;
    ALTER TABLE events ADD COLUMN holder TEXT CHECK (holder IN ('employee', 'location'));

    CREATE TABLE leases (
      connection INTEGER PRIMARY KEY REFERENCES connections (id),
      fence INTEGER NOT NULL,
      holder TEXT NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE held_plans (
      run INTEGER PRIMARY KEY REFERENCES runs (id),
      rule TEXT NOT NULL,
      plan TEXT NOT NULL,
      asset_id_source TEXT,
      tested_settings TEXT,
      tenant_id TEXT,
      tenant_name TEXT
    ) STRICT;

    CREATE TABLE link_images (
      link INTEGER PRIMARY KEY REFERENCES links (id) ON DELETE CASCADE,
      run INTEGER NOT NULL,
      version INTEGER NOT NULL,
      serial_number TEXT,
      device_id TEXT,
      owner TEXT,
      model INTEGER NOT NULL,
      stable_digest INTEGER NOT NULL,
      volatile_digest INTEGER NOT NULL,
      refreshed INTEGER NOT NULL,
      not_seen_since INTEGER,
      vacant_runs INTEGER,
      vacant_since INTEGER,
      last_seen TEXT,
      details TEXT NOT NULL
    ) STRICT;

    CREATE TABLE checkout_images (
      run INTEGER NOT NULL REFERENCES runs (id),
      asset INTEGER NOT NULL,
      employee INTEGER NOT NULL,
      origin INTEGER,
      since INTEGER NOT NULL,
      PRIMARY KEY (run, asset)
    ) STRICT, WITHOUT ROWID;
    """
}
