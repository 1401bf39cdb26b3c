/**
 * What the queue filters by, one row for each value an incident carries: filled from the digest by trigger, so that no writer can forget it.
 * Facet names are those of the queue's filters.
 */
const facets = {
  alertSeverity: 'alertSeverities',
  serviceSources: 'serviceSources',
  detectionSources: 'detectionSources',
  categories: 'categories',
  deviceGroups: 'deviceGroups',
  osPlatforms: 'osPlatforms',
  alertClassifications: 'alertClassifications',
  threats: 'threats',
  policies: 'policies',
  subscriptions: 'subscriptions',
  productNames: 'productNames',
}

const fill = Object.entries(facets)
  .map(
    ([facet, field]) =>
      `  INSERT OR IGNORE INTO incident_facet SELECT '${facet}', value, new.id FROM json_each(new.digest, '$.${field}') WHERE value <> '';`,
  )
  .join('\n')

export const incidentFacetSchema = `
CREATE TABLE incident_facet (
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  incident INTEGER NOT NULL REFERENCES incident (id),
  PRIMARY KEY (facet, value, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_facet_incident ON incident_facet (incident);

CREATE TRIGGER incident_facets_of_new AFTER INSERT ON incident BEGIN
${fill}
END;
CREATE TRIGGER incident_facets_of_changed AFTER UPDATE OF digest ON incident WHEN new.digest <> old.digest BEGIN
  DELETE FROM incident_facet WHERE incident = new.id;
${fill}
END;
`
