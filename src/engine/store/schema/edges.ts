/**
 * Edges whose times may be absent: what an alert without a time tells of has none, and its import is no time of the attack. The tables of
 * the first step asked for one; they are made again with all their rows.
 */
export const edgeSchema = `
CREATE TABLE edge_before AS SELECT * FROM edge;
CREATE TABLE edge_record_before AS SELECT * FROM edge_record;
DROP TABLE edge_record;
DROP TABLE edge;

-- basis: observed | possible. first and last: of the records that bear a time.
CREATE TABLE edge (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES entity (id),
  target INTEGER NOT NULL REFERENCES entity (id),
  relation TEXT NOT NULL,
  basis TEXT NOT NULL DEFAULT 'observed',
  first INTEGER,
  last INTEGER,
  UNIQUE (source, target, relation)
) STRICT;

-- The records that show an edge: an alert's evidence (alert set), or a row of a hunting table (name and row set).
CREATE TABLE edge_record (
  edge INTEGER NOT NULL REFERENCES edge (id),
  at INTEGER,
  alert INTEGER REFERENCES alert (id),
  table_name TEXT NOT NULL DEFAULT '',
  row INTEGER NOT NULL DEFAULT 0,
  source INTEGER NOT NULL,
  record INTEGER NOT NULL
) STRICT;

INSERT INTO edge SELECT * FROM edge_before;
INSERT INTO edge_record SELECT * FROM edge_record_before;
DROP TABLE edge_before;
DROP TABLE edge_record_before;
CREATE INDEX edge_target ON edge (target);
CREATE INDEX edge_record_edge ON edge_record (edge);
CREATE INDEX edge_record_row ON edge_record (table_name, row);
CREATE INDEX edge_record_alert ON edge_record (alert);
`
