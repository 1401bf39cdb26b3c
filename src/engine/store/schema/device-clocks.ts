/**
 * Clocks of devices that were wrong. A correction hangs on a name of the device, as tags do. Where corrections are in force, the times of
 * the device's rows stand corrected in the hunting tables, with the correction in the row's `_clock` (a column such a table gets with its
 * first corrected row, `hunting_table.clocked`): what the device wrote is the one less the other. `alert.clock` says the same of alerts.
 */
export const deviceClockSchema = `
CREATE TABLE device_clock (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  -- ticks to add to what the device wrote
  correction INTEGER NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  UNIQUE (type, value)
) STRICT;

-- Everywhere or nowhere: one switch for the case.
CREATE TABLE clock_switch (id INTEGER PRIMARY KEY CHECK (id = 1), corrected INTEGER NOT NULL) STRICT;
INSERT INTO clock_switch (id, corrected) VALUES (1, 1);

-- How far corrections have been carried into a table: under which corrections, to which row, how many rows are corrected.
CREATE TABLE clocked_table (
  name TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,
  covered INTEGER NOT NULL,
  rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE hunting_table ADD COLUMN clocked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN clock INTEGER NOT NULL DEFAULT 0;
`
