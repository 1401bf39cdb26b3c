/** Links that hold but that a guard forbade to join on: why an alert does not stand in another incident. Worked out anew by correlation. */
export const withheldLinkSchema = `
CREATE TABLE withheld_link (
  alert INTEGER NOT NULL REFERENCES alert (id),
  with_alert INTEGER NOT NULL REFERENCES alert (id),
  rule TEXT NOT NULL,
  rule_version INTEGER NOT NULL,
  entity INTEGER REFERENCES entity (id),
  distance INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- what the guard said
  because TEXT NOT NULL
) STRICT;
CREATE INDEX withheld_link_alert ON withheld_link (alert);
CREATE INDEX withheld_link_with ON withheld_link (with_alert);
`
