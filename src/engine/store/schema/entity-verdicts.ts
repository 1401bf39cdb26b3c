const rank = "CASE verdict WHEN 'malicious' THEN 3 WHEN 'suspicious' THEN 2 WHEN 'noThreatsFound' THEN 1 ELSE 0 END"

/**
 * Verdicts analysts set over what the evidence says. `entity.verdict` is the one in force; triggers keep it so, whoever writes or takes
 * back a verdict. What the evidence says stays in `alert_evidence`, and `evidence_verdict` tells the worst of it.
 */
export const entityVerdictSchema = `
CREATE TABLE entity_verdict (
  entity INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;

CREATE VIEW evidence_verdict AS
  SELECT entity, CASE max(${rank}) WHEN 3 THEN 'malicious' WHEN 2 THEN 'suspicious' WHEN 1 THEN 'noThreatsFound' ELSE 'unknown' END AS verdict
  FROM alert_evidence WHERE entity IS NOT NULL GROUP BY entity;

CREATE TRIGGER entity_verdict_set AFTER INSERT ON entity_verdict BEGIN
  UPDATE entity SET verdict = new.verdict WHERE id = new.entity;
END;
CREATE TRIGGER entity_verdict_changed AFTER UPDATE ON entity_verdict BEGIN
  UPDATE entity SET verdict = new.verdict WHERE id = new.entity;
END;
CREATE TRIGGER entity_verdict_taken_back AFTER DELETE ON entity_verdict BEGIN
  UPDATE entity SET verdict = coalesce((SELECT verdict FROM evidence_verdict WHERE entity = old.entity), 'unknown') WHERE id = old.entity;
END;
`
