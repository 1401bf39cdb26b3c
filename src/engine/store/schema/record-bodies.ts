/**
 * Records as they were written, in tables whose rows have ids. The first step had them without: there a row longer than a quarter of a
 * page lies on pages of its own, and a case of alerts took four times the room of what it holds.
 */
export const recordBodySchema = `
CREATE TABLE raw_record_new (
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (source, record)
) STRICT;
INSERT INTO raw_record_new SELECT * FROM raw_record;
DROP TABLE raw_record;
ALTER TABLE raw_record_new RENAME TO raw_record;

CREATE TABLE alert_source_new (
  alert INTEGER NOT NULL REFERENCES alert (id),
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  last_update INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (alert, source, record)
) STRICT;
INSERT INTO alert_source_new SELECT * FROM alert_source;
DROP TABLE alert_source;
ALTER TABLE alert_source_new RENAME TO alert_source;
CREATE INDEX alert_source_source ON alert_source (source, alert);

CREATE TABLE provider_incident_new (
  provider_incident_id TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  last_update INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (provider_incident_id, source, record)
) STRICT;
INSERT INTO provider_incident_new SELECT * FROM provider_incident;
DROP TABLE provider_incident;
ALTER TABLE provider_incident_new RENAME TO provider_incident;
`
