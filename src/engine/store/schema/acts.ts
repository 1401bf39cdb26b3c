/**
 * What an analyst did, so that it can be taken back: an act is one changing call's transaction with the log entries it wrote, and the rows
 * it changed as they stood before and after. Whether an act is undone is not stored: the log says it, entry by entry.
 */
export const actSchema = `
CREATE TABLE act (
  id INTEGER PRIMARY KEY,
  -- noun.verb of the call
  call TEXT NOT NULL,
  performed_by TEXT NOT NULL,
  -- its entries in the log stand one after another
  first_entry INTEGER NOT NULL,
  last_entry INTEGER NOT NULL,
  -- why it cannot be undone; '' where it can
  irreversible TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX act_entries ON act (first_entry, last_entry);

-- Net change of one row. key, before and after: JSON by column name; before is null where the act added the row, after where it took it out.
CREATE TABLE act_change (
  act INTEGER NOT NULL REFERENCES act (id),
  place INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  key TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (act, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_change_row ON act_change (table_name, key, act);

CREATE INDEX activity_of_act ON activity (target_id, id, action) WHERE target_type = 'act';
CREATE VIEW undone_act AS
  SELECT act, entry FROM (SELECT target_id AS act, action, max(id) AS entry FROM activity WHERE target_type = 'act' GROUP BY target_id)
  WHERE action = 'activity.undone';
-- Entries of the log whose act was undone.
CREATE VIEW undone_activity AS
  SELECT activity.id FROM undone_act JOIN act ON act.id = undone_act.act JOIN activity ON activity.id BETWEEN first_entry AND last_entry;
`
