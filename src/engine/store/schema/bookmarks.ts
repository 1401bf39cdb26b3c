/** Rows of hunts that analysts keep in sight. */
export const bookmarkSchema = `
CREATE TABLE bookmark (
  id INTEGER PRIMARY KEY,
  incident INTEGER REFERENCES incident (id),
  query TEXT NOT NULL,
  -- JSON of the row by column name, in the result's order; times as the device wrote them
  row TEXT NOT NULL,
  -- ticks; null where the result does not date the row
  at INTEGER,
  -- which row of the evidence it is, '' and 0 where it is none
  table_name TEXT NOT NULL DEFAULT '',
  table_row INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]',
  created INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_incident ON bookmark (incident);
`
