-- The tables of a fresh register. Compared with the program by StoreTests; written by hand after a migration.

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent INTEGER REFERENCES accounts (id),
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE connections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  integration TEXT NOT NULL,
  asset_id_source TEXT,
  tested_settings TEXT, paused TEXT, tenant_id TEXT, tenant_name TEXT,
  UNIQUE (account, integration)
) STRICT;

CREATE TABLE employees (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  email TEXT NOT NULL,
  email_key TEXT NOT NULL CHECK (email_key <> ''),
  name TEXT,
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (account, email_key)
) STRICT;

CREATE TABLE locations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  UNIQUE (account, name_key)
) STRICT;

CREATE TABLE categories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  UNIQUE (account, name_key)
) STRICT;

CREATE TABLE manufacturers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  UNIQUE (account, name_key)
) STRICT;

CREATE TABLE products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  manufacturer INTEGER REFERENCES manufacturers (id),
  category INTEGER REFERENCES categories (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE UNIQUE INDEX products_by_name ON products (account, name_key, ifnull(manufacturer, 0));

CREATE TABLE assets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  asset_id TEXT NOT NULL,
  asset_key TEXT NOT NULL CHECK (asset_key <> ''),
  name TEXT,
  serial_number TEXT,
  product INTEGER REFERENCES products (id),
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
  notes TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (account, asset_key)
) STRICT;

CREATE INDEX assets_by_account ON assets (account);

CREATE INDEX assets_by_product ON assets (product);

CREATE TABLE checkouts (
  asset INTEGER PRIMARY KEY REFERENCES assets (id),
  employee INTEGER REFERENCES employees (id),
  location INTEGER REFERENCES locations (id),
  origin INTEGER REFERENCES connections (id),
  since INTEGER NOT NULL,
  CHECK ((employee IS NULL) <> (location IS NULL))
) STRICT;

CREATE INDEX checkouts_by_employee ON checkouts (employee) WHERE employee IS NOT NULL;

CREATE TABLE models (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection INTEGER NOT NULL REFERENCES connections (id),
  name TEXT,
  identifier TEXT
) STRICT;

CREATE UNIQUE INDEX models_by_name ON models (connection, ifnull(name, ''), ifnull(identifier, ''));

CREATE TABLE model_products (
  connection INTEGER NOT NULL REFERENCES connections (id),
  model_key TEXT NOT NULL,
  product INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE, run INTEGER,
  PRIMARY KEY (connection, model_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection INTEGER NOT NULL REFERENCES connections (id),
  asset INTEGER NOT NULL REFERENCES assets (id),
  origin TEXT NOT NULL CHECK (origin IN ('created', 'merged')),
  serial_number TEXT,
  device_id TEXT,
  owner TEXT,
  model INTEGER NOT NULL REFERENCES models (id),
  stable_digest INTEGER NOT NULL,
  volatile_digest INTEGER NOT NULL,
  refreshed INTEGER NOT NULL,
  not_seen_since INTEGER,
  vacant_runs INTEGER,
  vacant_since INTEGER,
  last_seen TEXT,
  details TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK (serial_number IS NOT NULL OR device_id IS NOT NULL),
  CHECK ((vacant_runs IS NULL) = (vacant_since IS NULL))
) STRICT;

CREATE INDEX links_by_connection ON links (connection);

CREATE UNIQUE INDEX links_by_asset ON links (asset, connection);

CREATE UNIQUE INDEX links_by_serial ON links (connection, serial_number) WHERE serial_number IS NOT NULL;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection INTEGER NOT NULL REFERENCES connections (id),
  started INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (
    outcome IN ('applied', 'unchanged', 'held', 'superseded', 'discarded', 'failed', 'undone')),
  devices INTEGER NOT NULL DEFAULT 0,
  summary TEXT NOT NULL DEFAULT '{}',
  error_kind TEXT,
  error_message TEXT,
  error_hint TEXT
, decided_by TEXT) STRICT;

CREATE INDEX runs_by_connection ON runs (connection);

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  run INTEGER,
  kind TEXT NOT NULL,
  asset INTEGER,
  asset_id TEXT,
  serial_number TEXT,
  from_value TEXT,
  to_value TEXT,
  rule TEXT,
  reason TEXT
, from_row INTEGER, to_row INTEGER, holder TEXT CHECK (holder IN ('employee', 'location'))) STRICT;

CREATE INDEX events_by_asset ON events (asset) WHERE asset IS NOT NULL;

CREATE INDEX events_by_run ON events (run) WHERE run IS NOT NULL;

CREATE TABLE findings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection INTEGER NOT NULL REFERENCES connections (id),
  kind TEXT NOT NULL,
  serial_number TEXT,
  asset_id TEXT,
  detail TEXT NOT NULL,
  rule TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;

CREATE INDEX findings_by_connection ON findings (connection);

CREATE TABLE alerts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection INTEGER NOT NULL REFERENCES connections (id),
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  since INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (acknowledged IN (0, 1)),
  closed INTEGER
) STRICT;

CREATE UNIQUE INDEX alerts_open ON alerts (connection, kind) WHERE closed IS NULL;

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
, key TEXT, sealed BLOB) STRICT;

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
, discarded INTEGER NOT NULL DEFAULT 0 CHECK (discarded IN (0, 1)), key TEXT, sealed BLOB) STRICT;

CREATE TABLE stored_secrets (
  connection INTEGER NOT NULL REFERENCES connections (id),
  setting TEXT NOT NULL,
  key TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (connection, setting)
) STRICT, WITHOUT ROWID;

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
