const covers = (table: string, id: string) => `${id} <= (SELECT covered FROM name_index WHERE name = '${table}')`
const marks = (table: string, id: string) => `INSERT OR IGNORE INTO name_changed VALUES ('${table}', ${id})`

/**
 * The search index over names: "names:<table>" (an FTS5 table of trigrams, made when a table is large enough) holds what rows up to
 * `covered` were called when they were indexed. Rows beyond, and those that were named otherwise since, are read themselves; rows
 * that come in bulk pay for nothing (a trigger on every insert made them half as slow again). All of it may be thrown away at any time.
 */
export const nameIndexSchema = `
CREATE TABLE name_index (
  name TEXT PRIMARY KEY,
  covered INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO name_index (name) VALUES ('entity'), ('alert'), ('incident');

-- Rows an index covers that were renamed or deleted since: one whose number is given again is read too.
CREATE TABLE name_changed (
  name TEXT NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (name, row)
) STRICT, WITHOUT ROWID;

${(
  [
    ['entity', 'label'],
    ['alert', 'title'],
    ['incident', 'name'],
  ] as const
)
  .map(
    ([table, column]) => `
CREATE TRIGGER ${table}_renamed AFTER UPDATE OF ${column} ON ${table} WHEN old.${column} IS NOT new.${column} AND ${covers(table, 'new.id')}
  BEGIN ${marks(table, 'new.id')}; END;
CREATE TRIGGER ${table}_gone AFTER DELETE ON ${table} WHEN ${covers(table, 'old.id')} BEGIN ${marks(table, 'old.id')}; END;`,
  )
  .join('')}
-- An undo brings an incident back under its number.
CREATE TRIGGER incident_come_again AFTER INSERT ON incident WHEN ${covers('incident', 'new.id')} BEGIN ${marks('incident', 'new.id')}; END;
`
