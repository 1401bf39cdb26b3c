/**
 * What an analyst says of entities and events, over what the evidence says. Tags and criticality hang on a name, not on a number: however
 * resolution joins or parts entities, they stay with whoever goes by the name. `known_entity` is the entity as the case sees it.
 */
export const entityOverlaySchema = `
CREATE TABLE entity_tag (
  id INTEGER PRIMARY KEY,
  family TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (type, value, family, name)
) STRICT;

-- level: veryHigh | high | medium | low | none; none says that what the evidence calls critical is not
CREATE TABLE entity_criticality (
  id INTEGER PRIMARY KEY,
  family TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  level TEXT NOT NULL,
  UNIQUE (type, value, family)
) STRICT;

-- Events of a timeline an analyst marked; row is the table's _id.
CREATE TABLE timeline_flag (
  table_name TEXT NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (table_name, row)
) STRICT, WITHOUT ROWID;

CREATE VIEW known_entity AS
SELECT id, kind, key, label, verdict, marks, first, last, critical AS critical_by_evidence, level AS criticality,
  iif(level IS NULL, critical, level IN ('veryHigh', 'high')) AS critical
FROM (
  SELECT entity.*, (
    SELECT level FROM entity_criticality AS set_by
    JOIN entity_identifier AS named ON named.type = set_by.type AND named.value = set_by.value
    WHERE named.entity = entity.id AND set_by.family = iif(entity.kind = 'account', 'user', iif(entity.kind = 'fileHash', 'file', entity.kind))
    ORDER BY set_by.id DESC LIMIT 1
  ) AS level FROM entity
);
`
