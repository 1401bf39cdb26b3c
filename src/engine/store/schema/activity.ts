/**
 * Everything that changed the case, append-only and hash-chained: `hash` is SHA-256 over the previous hash and the entry's own fields,
 * so that a changed, removed or inserted entry breaks the chain at its place.
 */
export const activitySchema = `
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  performed_by TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_id INTEGER,
  target_name TEXT NOT NULL DEFAULT '',
  incident INTEGER,
  text TEXT NOT NULL DEFAULT '',
  -- JSON: before and after, so that the act can be read back and undone
  detail TEXT NOT NULL DEFAULT '{}',
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX activity_incident ON activity (incident, id);
CREATE TRIGGER activity_is_append_only_update BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;
CREATE TRIGGER activity_is_append_only_delete BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;
`
