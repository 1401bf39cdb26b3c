/** SQL: ticks of the clock, to the second. */
const NOW = "unixepoch('now') * 10000000 + 621355968000000000"

/** Alert tuning rules of the analysts, and the alerts each acted on with what stood before. */
export const tuningRuleSchema = `
CREATE TABLE tuning_rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  service_sources TEXT NOT NULL DEFAULT '[]',
  -- JSON: kind, and the type by detector and title
  scope TEXT NOT NULL,
  conditions TEXT NOT NULL,
  -- resolve | hide
  action TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1,
  -- ticks until which it acts and hides
  expires INTEGER,
  created INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE tuning_match (
  rule INTEGER NOT NULL REFERENCES tuning_rule (id),
  alert INTEGER NOT NULL REFERENCES alert (id),
  at INTEGER NOT NULL,
  status_before TEXT NOT NULL,
  PRIMARY KEY (rule, alert)
) STRICT, WITHOUT ROWID;
CREATE INDEX tuning_match_alert ON tuning_match (alert);

-- Alerts that a rule hides while it is on and has not expired.
CREATE VIEW hidden_alert AS SELECT DISTINCT alert FROM tuning_match JOIN tuning_rule ON tuning_rule.id = tuning_match.rule
  WHERE tuning_rule.action = 'hide' AND tuning_rule.enabled = 1
  AND (expires IS NULL OR expires > ${NOW});
`

/** SQL: how many rules have expired. As it grows, `hidden_alert` changes with no row of the case changed. */
export const expiredRules = `SELECT count(*) AS n FROM tuning_rule WHERE expires <= ${NOW}`
