/** Entities resolved from evidence, the names they go by, and the edges records show between them. */
export const entitySchema = `
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  -- canonical identity within the kind, stable while its evidence stands
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  verdict TEXT NOT NULL DEFAULT 'unknown',
  critical INTEGER NOT NULL DEFAULT 0,
  marks TEXT NOT NULL DEFAULT '[]',
  first INTEGER,
  last INTEGER,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX entity_label ON entity (label);

-- A name of an entity (mdeDeviceId, dnsName, upn, sid, sha256 …) and the record that says it is one.
CREATE TABLE entity_identifier (
  entity INTEGER NOT NULL REFERENCES entity (id),
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  basis TEXT NOT NULL,
  source INTEGER,
  record INTEGER,
  PRIMARY KEY (entity, type, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_identifier_value ON entity_identifier (type, value);

-- Names the analyst took apart: the identifier never joins the entity it was split from again.
CREATE TABLE entity_split (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  from_type TEXT NOT NULL,
  from_value TEXT NOT NULL,
  reason TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- basis: observed | possible.
CREATE TABLE edge (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES entity (id),
  target INTEGER NOT NULL REFERENCES entity (id),
  relation TEXT NOT NULL,
  basis TEXT NOT NULL DEFAULT 'observed',
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  UNIQUE (source, target, relation)
) STRICT;
CREATE INDEX edge_target ON edge (target);

-- The records that show an edge: an alert's evidence (alert set), or a row of a hunting table (name and row set).
CREATE TABLE edge_record (
  edge INTEGER NOT NULL REFERENCES edge (id),
  at INTEGER NOT NULL,
  alert INTEGER REFERENCES alert (id),
  table_name TEXT NOT NULL DEFAULT '',
  row INTEGER NOT NULL DEFAULT 0,
  source INTEGER NOT NULL,
  record INTEGER NOT NULL
) STRICT;
CREATE INDEX edge_record_edge ON edge_record (edge);
CREATE INDEX edge_record_row ON edge_record (table_name, row);
CREATE INDEX edge_record_alert ON edge_record (alert);
`
