/** Alerts as the case knows them, what each export said of them, and their evidence as it was brought. */
export const alertSchema = `
CREATE TABLE alert (
  id INTEGER PRIMARY KEY,
  service_source TEXT NOT NULL,
  provider_alert_id TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  recommended_actions TEXT NOT NULL DEFAULT '',
  severity TEXT NOT NULL DEFAULT 'unknown',
  status TEXT NOT NULL DEFAULT 'unknown',
  classification TEXT NOT NULL DEFAULT 'unknown',
  determination TEXT NOT NULL DEFAULT 'unknown',
  category TEXT NOT NULL DEFAULT '',
  detection_source TEXT NOT NULL DEFAULT '',
  product_name TEXT NOT NULL DEFAULT '',
  detector_id TEXT NOT NULL DEFAULT '',
  provider_incident_id TEXT NOT NULL DEFAULT '',
  tenant_id TEXT NOT NULL DEFAULT '',
  assigned_to TEXT NOT NULL DEFAULT '',
  actor_display_name TEXT NOT NULL DEFAULT '',
  threat_display_name TEXT NOT NULL DEFAULT '',
  threat_family_name TEXT NOT NULL DEFAULT '',
  techniques TEXT NOT NULL DEFAULT '[]',
  alert_web_url TEXT NOT NULL DEFAULT '',
  system_tags TEXT NOT NULL DEFAULT '[]',
  comments TEXT NOT NULL DEFAULT '[]',
  additional_data TEXT NOT NULL DEFAULT '{}',
  created INTEGER,
  last_update INTEGER,
  resolved INTEGER,
  -- activity is never null: an undated alert stands at its creation, failing that at its import
  first_activity INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  -- what the analyst set over what the evidence says; JSON of the same field names
  overrides TEXT NOT NULL DEFAULT '{}',
  UNIQUE (service_source, provider_alert_id)
) STRICT;
CREATE INDEX alert_activity ON alert (first_activity);
CREATE INDEX alert_provider_id ON alert (provider_alert_id);
CREATE INDEX alert_provider_incident ON alert (provider_incident_id);

-- Alerts whose evidence dates them. The moment of an import must not pass for the newest moment of the case.
CREATE VIEW dated_alert AS SELECT * FROM alert WHERE first_activity NOT IN (SELECT imported_at FROM source);

-- One row for each export that told of the alert: the record itself is in raw_record or in the tables AlertInfo/AlertEvidence.
-- body is the AlertRecord as JSON (ticks as decimal text), so that the alert can be rebuilt whatever the order of import.
CREATE TABLE alert_source (
  alert INTEGER NOT NULL REFERENCES alert (id),
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  last_update INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (alert, source, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_source_source ON alert_source (source, alert);

-- Evidence of the alert, one row a piece, distinct over its sources.
CREATE TABLE alert_evidence (
  id INTEGER PRIMARY KEY,
  alert INTEGER NOT NULL REFERENCES alert (id),
  kind TEXT NOT NULL,
  created INTEGER,
  verdict TEXT NOT NULL,
  remediation_status TEXT NOT NULL,
  remediation_status_details TEXT NOT NULL DEFAULT '',
  roles TEXT NOT NULL DEFAULT '[]',
  detailed_roles TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  properties TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  entity INTEGER REFERENCES entity (id)
) STRICT;
CREATE INDEX alert_evidence_alert ON alert_evidence (alert);
CREATE INDEX alert_evidence_entity ON alert_evidence (entity);

CREATE TABLE provider_incident (
  provider_incident_id TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  last_update INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (provider_incident_id, source, record)
) STRICT, WITHOUT ROWID;

-- Alerts a provider's incident lists by id where its export does not carry them (Sentinel): they may come before or after it.
CREATE TABLE provider_incident_alert (
  alert_id TEXT NOT NULL,
  provider_incident_id TEXT NOT NULL,
  PRIMARY KEY (alert_id, provider_incident_id)
) STRICT, WITHOUT ROWID;

-- Other ids an alert goes by (Sentinel's SystemAlertId), so that such a list finds it.
CREATE TABLE alert_other_id (
  alert_id TEXT NOT NULL,
  alert INTEGER NOT NULL REFERENCES alert (id),
  PRIMARY KEY (alert_id, alert)
) STRICT, WITHOUT ROWID;

-- Rows of AlertInfo and AlertEvidence that stand for an alert which came in another form; row is the table's _id.
CREATE TABLE alert_table_row (
  alert INTEGER NOT NULL REFERENCES alert (id),
  table_name TEXT NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (alert, table_name, row)
) STRICT, WITHOUT ROWID;
`
