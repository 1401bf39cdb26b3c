/** Queries an analyst keeps with the case. */
export const huntSchema = `
CREATE TABLE saved_query (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  folder TEXT NOT NULL DEFAULT '',
  query TEXT NOT NULL,
  UNIQUE (folder, name)
) STRICT;
`
