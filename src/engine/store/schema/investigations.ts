/** Automated investigations: what they looked at, what they found and by which rows, what they propose, and every step they took. */
export const investigationSchema = `
CREATE TABLE investigation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  -- started by: alert | manual
  trigger_kind TEXT NOT NULL,
  -- the alert, or the entity, that it was started for
  trigger_alert INTEGER REFERENCES alert (id) ON DELETE SET NULL,
  trigger_entity INTEGER,
  started_by TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  -- the time of the evidence that it looked at
  window_from INTEGER,
  window_to INTEGER,
  -- JSON: analyzers that answered, that had no rows to judge by, that could not finish
  analyzers TEXT NOT NULL DEFAULT '[]',
  problem TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE investigation_alert (
  alert INTEGER PRIMARY KEY REFERENCES alert (id) ON DELETE CASCADE,
  investigation INTEGER NOT NULL REFERENCES investigation (id),
  -- why it stands here, in words
  reason TEXT NOT NULL,
  supported INTEGER NOT NULL
) STRICT;
CREATE INDEX investigation_alert_investigation ON investigation_alert (investigation);

-- Everything an investigation looked at. entity: the case's entity where alerts name it; what only tables speak of has none.
CREATE TABLE investigation_entity (
  id INTEGER PRIMARY KEY,
  investigation INTEGER NOT NULL REFERENCES investigation (id),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  entity INTEGER,
  device TEXT NOT NULL DEFAULT '',
  verdict TEXT NOT NULL,
  -- how it came to be looked at, in words
  how TEXT NOT NULL,
  first INTEGER,
  -- JSON: facts in words, title to value
  facts TEXT NOT NULL DEFAULT '{}',
  UNIQUE (investigation, kind, key)
) STRICT;
CREATE INDEX investigation_entity_entity ON investigation_entity (entity);

CREATE TABLE investigation_finding (
  id INTEGER PRIMARY KEY,
  investigation INTEGER NOT NULL REFERENCES investigation (id),
  subject INTEGER NOT NULL REFERENCES investigation_entity (id),
  analyzer TEXT NOT NULL,
  analyzer_version INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  techniques TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX investigation_finding_investigation ON investigation_finding (investigation);
CREATE INDEX investigation_finding_subject ON investigation_finding (subject);

-- The rows a finding was judged by; table_name is '' for a record that an alert was read from.
CREATE TABLE investigation_row (
  id INTEGER PRIMARY KEY,
  finding INTEGER NOT NULL REFERENCES investigation_finding (id),
  table_name TEXT NOT NULL,
  row INTEGER,
  source INTEGER NOT NULL,
  record INTEGER NOT NULL
) STRICT;
CREATE INDEX investigation_row_finding ON investigation_row (finding);

CREATE TABLE investigation_log (
  id INTEGER PRIMARY KEY,
  investigation INTEGER NOT NULL REFERENCES investigation (id),
  at INTEGER NOT NULL,
  -- what took the step: an analyzer's id, or 'investigation'
  actor TEXT NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX investigation_log_investigation ON investigation_log (investigation, id);

-- What an investigation proposes. Coldtrail carries nothing out: approving records the decision.
CREATE TABLE investigation_action (
  id INTEGER PRIMARY KEY,
  investigation INTEGER NOT NULL REFERENCES investigation (id),
  subject INTEGER NOT NULL REFERENCES investigation_entity (id),
  entity INTEGER,
  type TEXT NOT NULL,
  target TEXT NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL,
  -- why automation approved it beforehand; '' where a person decides
  preapproved TEXT NOT NULL DEFAULT '',
  created INTEGER NOT NULL,
  UNIQUE (investigation, type, subject)
) STRICT;
CREATE INDEX investigation_action_entity ON investigation_action (entity);

-- What an analyst decided on a proposed action: apart from the proposal, so that it can be undone and survives a new run.
CREATE TABLE action_decision (
  action INTEGER PRIMARY KEY REFERENCES investigation_action (id),
  status TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  comment TEXT NOT NULL
) STRICT;

-- Proposed actions as they stand.
CREATE VIEW remediation_action AS
  SELECT investigation_action.*, coalesce(action_decision.status, iif(preapproved <> '', 'approved', 'pending')) AS status,
    coalesce(decided_by, iif(preapproved <> '', 'Automation', '')) AS decided_by,
    coalesce(decided_at, iif(preapproved <> '', created, NULL)) AS decided_at, coalesce(comment, preapproved) AS comment
  FROM investigation_action LEFT JOIN action_decision ON action_decision.action = investigation_action.id;

-- Automation level of a device group; '' is the level of every group that has none of its own.
CREATE TABLE automation_level (device_group TEXT PRIMARY KEY, level TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Which investigations an incident has: they follow their alerts when these move.
CREATE VIEW incident_investigation AS
  SELECT DISTINCT incident_alert.incident, investigation.id AS investigation, investigation.state
  FROM investigation JOIN investigation_alert ON investigation_alert.investigation = investigation.id
  JOIN incident_alert ON incident_alert.alert = investigation_alert.alert;
`
