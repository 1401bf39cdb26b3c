/**
 * Distinct values of some columns of a hunting table, kept so that after an import only the rows that came are read: who is who is worked
 * out often, and a table may hold millions of rows. May be thrown away and read anew at any time.
 */
export const distinctRowSchema = `
-- columns: JSON of KQL names; covered: the last _id that was read.
CREATE TABLE distinct_reading (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  columns TEXT NOT NULL,
  covered INTEGER NOT NULL,
  UNIQUE (table_name, columns)
) STRICT;

-- value: JSON of the columns' values as text; row: the first that holds them; first, last: when rows do, null where none is dated.
CREATE TABLE distinct_row (
  reading INTEGER NOT NULL REFERENCES distinct_reading (id),
  value TEXT NOT NULL,
  row INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  PRIMARY KEY (reading, value)
) STRICT, WITHOUT ROWID;
`
