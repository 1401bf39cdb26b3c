/** Queries of folders an analyst brought: a pack of its own beside those that come with the product. */
export const importedQuerySchema = `
CREATE TABLE imported_query (
  id INTEGER PRIMARY KEY,
  -- the file's path below the folder that was brought
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  query TEXT NOT NULL,
  tactics TEXT NOT NULL DEFAULT '[]',
  techniques TEXT NOT NULL DEFAULT '[]',
  UNIQUE (path, name)
) STRICT;
`
