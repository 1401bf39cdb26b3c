/**
 * What was imported and what became of every record. Rows of hunting tables stand in tables named as KQL names them, created when their
 * first row comes (see hunting-table.ts): `_id INTEGER PRIMARY KEY, _source, _record, _extra`, then the schema's columns.
 */
export const evidenceSchema = `
CREATE TABLE case_info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  container INTEGER REFERENCES source (id),
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  format TEXT NOT NULL,
  importer_version INTEGER NOT NULL,
  status TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  stored INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  first_time INTEGER,
  last_time INTEGER,
  -- JSON: how each time column is written in this source, where that is less than Kusto's seven digits
  time_formats TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE source_table (
  source INTEGER NOT NULL REFERENCES source (id),
  name TEXT NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_problem (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  rejected INTEGER NOT NULL,
  record INTEGER,
  offset INTEGER,
  raw TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX source_problem_source ON source_problem (source, id);

-- Records that no table holds whole (API objects), as written.
CREATE TABLE raw_record (
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;

-- Every hunting table that holds rows. columns: JSON [{name, type, internal}] in order; origin: schema | own.
CREATE TABLE hunting_table (
  name TEXT PRIMARY KEY,
  columns TEXT NOT NULL,
  time_column TEXT,
  origin TEXT NOT NULL,
  rows INTEGER NOT NULL DEFAULT 0,
  first_time INTEGER,
  last_time INTEGER
) STRICT, WITHOUT ROWID;
`
