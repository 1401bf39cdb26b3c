/** Tasks of an incident, in the analyst's order. */
export const taskSchema = `
CREATE TABLE incident_task (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (id),
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'open',
  action_type TEXT NOT NULL DEFAULT 'text',
  assigned_to TEXT NOT NULL DEFAULT '',
  -- a day, YYYY-MM-DD; '' where none is set
  due TEXT NOT NULL DEFAULT '',
  created INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified INTEGER NOT NULL,
  modified_by TEXT NOT NULL
) STRICT;
CREATE INDEX incident_task_incident ON incident_task (incident, place);
`
