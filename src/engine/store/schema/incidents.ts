/** Incidents, why each alert stands where it does, and everything an analyst adds. */
export const incidentSchema = `
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_set INTEGER NOT NULL DEFAULT 0,
  description TEXT NOT NULL DEFAULT '',
  description_set INTEGER NOT NULL DEFAULT 0,
  severity TEXT NOT NULL,
  severity_set INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'active',
  classification TEXT NOT NULL DEFAULT 'unknown',
  determination TEXT NOT NULL DEFAULT 'unknown',
  assigned_to TEXT NOT NULL DEFAULT '',
  resolving_comment TEXT NOT NULL DEFAULT '',
  redirected_to INTEGER REFERENCES incident (id),
  provider_incident_ids TEXT NOT NULL DEFAULT '[]',
  priority INTEGER NOT NULL DEFAULT 0,
  priority_factors TEXT NOT NULL DEFAULT '[]',
  first_activity INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  created INTEGER NOT NULL,
  last_update INTEGER NOT NULL,
  -- what the queue shows of an incident, derived when it changes: JSON of counts, categories, sources, top assets
  digest TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE incident_alert (
  alert INTEGER PRIMARY KEY REFERENCES alert (id),
  incident INTEGER NOT NULL REFERENCES incident (id),
  -- placed by: provider | correlation | analyst
  placed_by TEXT NOT NULL
) STRICT;
CREATE INDEX incident_alert_incident ON incident_alert (incident);

CREATE TABLE alert_link (
  alert INTEGER NOT NULL REFERENCES alert (id),
  with_alert INTEGER REFERENCES alert (id),
  rule TEXT NOT NULL,
  rule_version INTEGER NOT NULL,
  entity INTEGER REFERENCES entity (id),
  distance INTEGER,
  reason TEXT NOT NULL,
  -- the one shown as the alert's reason linked
  chosen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX alert_link_alert ON alert_link (alert);

CREATE TABLE incident_tag (
  incident INTEGER NOT NULL REFERENCES incident (id),
  name TEXT NOT NULL,
  system INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (incident, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_position (
  incident INTEGER NOT NULL REFERENCES incident (id),
  entity INTEGER NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL,
  pinned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (incident, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE filter_set (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, filter TEXT NOT NULL) STRICT;
`
