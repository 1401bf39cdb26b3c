/** Alerts that were made here of rows of hunts, by an analyst's link or by a custom detection, and the detections themselves. */
export const madeAlertSchema = `
CREATE TABLE detection (
  id INTEGER PRIMARY KEY,
  -- names its alerts for good, whatever the detection comes to be called
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  enabled INTEGER NOT NULL DEFAULT 1,
  -- onDemand | afterImport
  frequency TEXT NOT NULL,
  query TEXT NOT NULL,
  -- JSON of what its alerts say, and of which columns name which entities
  alert TEXT NOT NULL,
  mappings TEXT NOT NULL
) STRICT;

CREATE TABLE detection_run (
  detection INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  alerts INTEGER NOT NULL,
  problem TEXT NOT NULL DEFAULT ''
) STRICT;

-- Alerts made here. query: as it ran; detection_key: of the detection, '' for an analyst's link.
CREATE TABLE made_alert (
  alert INTEGER PRIMARY KEY REFERENCES alert (id),
  detection_key TEXT NOT NULL DEFAULT '',
  query TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX made_alert_detection ON made_alert (detection_key);

-- The rows such an alert was made of. The row as it was in the result is raw_record (source, record); table_name and table_row say
-- which row of the evidence it is, where it is one.
CREATE TABLE made_of_row (
  alert INTEGER NOT NULL REFERENCES alert (id),
  source INTEGER NOT NULL REFERENCES source (id),
  record INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  table_name TEXT NOT NULL DEFAULT '',
  table_row INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (alert, source, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX made_of_row_hash ON made_of_row (alert, sha256);
`
