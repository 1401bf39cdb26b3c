/**
 * What makes hunts quick, and may be thrown away and built anew at any time: it is filled after the rows, table by table, and says how
 * far it reaches. Rows beyond are read from the table itself.
 */
export const huntIndexSchema = `
-- The full-text index "<name>:text" of a hunting table. columns: JSON of internal names; covered: the last _id that is in it.
CREATE TABLE text_index (
  name TEXT PRIMARY KEY,
  columns TEXT NOT NULL,
  covered INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Rows whose words the index may read otherwise than Kusto does: text beyond ASCII, escapes inside JSON. They are always candidates.
CREATE TABLE text_index_other (
  name TEXT NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (name, row)
) STRICT, WITHOUT ROWID;

-- Columns kept beside a hunting table. column_name '' stands for the rows themselves: which ids there are.
-- kind: rows | values (codes of a dictionary) | numbers | unfit (left to the table). stamp: tells one building from the next.
CREATE TABLE kept_column (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  stamp TEXT NOT NULL,
  covered INTEGER NOT NULL DEFAULT 0,
  UNIQUE (table_name, column_name)
) STRICT;

-- Cells of 65,536 ids, each of so many bytes; 0 bytes: all alike. least, greatest: of numbers. added: what the dictionary learnt
-- here, as JSON, or, where its values are long, as the ids of rows that hold them.
CREATE TABLE kept_segment (
  id INTEGER PRIMARY KEY,
  kept_column INTEGER NOT NULL REFERENCES kept_column (id),
  number INTEGER NOT NULL,
  least INTEGER,
  greatest INTEGER,
  width INTEGER NOT NULL,
  cells BLOB NOT NULL,
  added_ids INTEGER NOT NULL DEFAULT 0,
  added BLOB NOT NULL,
  UNIQUE (kept_column, number)
) STRICT;
`
