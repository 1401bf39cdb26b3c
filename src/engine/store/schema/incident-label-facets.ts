/**
 * The queue also filters by sensitivity labels and by the states of automated investigations that alerts tell: the triggers of
 * incident-facets.ts anew, facet by facet the field of the digest that fills it.
 */
const facets = `(VALUES
  ('alertSeverity', 'alertSeverities'), ('serviceSources', 'serviceSources'), ('detectionSources', 'detectionSources'),
  ('categories', 'categories'), ('deviceGroups', 'deviceGroups'), ('osPlatforms', 'osPlatforms'),
  ('alertClassifications', 'alertClassifications'), ('threats', 'threats'), ('policies', 'policies'), ('subscriptions', 'subscriptions'),
  ('productNames', 'productNames'), ('sensitivityLabels', 'sensitivityLabels'), ('investigationStates', 'investigationStates')) AS facet`

const fill = `INSERT OR IGNORE INTO incident_facet SELECT facet.column1, told.value, new.id
  FROM ${facets}, json_each(new.digest, '$.' || facet.column2) AS told WHERE told.value <> '';`

export const incidentLabelFacetSchema = `
DROP TRIGGER incident_facets_of_new;
DROP TRIGGER incident_facets_of_changed;
CREATE TRIGGER incident_facets_of_new AFTER INSERT ON incident BEGIN
  ${fill}
END;
CREATE TRIGGER incident_facets_of_changed AFTER UPDATE OF digest ON incident WHEN new.digest <> old.digest BEGIN
  DELETE FROM incident_facet WHERE incident = new.id;
  ${fill}
END;
`
