import type { Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'
import type { AlertStatus, Classification } from '#model/triage.ts'
import type { Verdict } from '#model/verdict.ts'
import { additionalSql } from '../alerts/additional-facets.ts'
import { DATED } from '../alerts/summary.ts'
import type { ReadStore } from '../store/sql.ts'

export interface DigestAlert {
  readonly incident: number
  readonly id: number
  readonly title: string
  readonly severity: Severity
  readonly status: AlertStatus
  readonly classification: Classification
  readonly category: string
  readonly techniques: string
  readonly serviceSource: ServiceSource
  readonly detectionSource: string
  readonly productName: string
  readonly detector: string
  readonly threat: string
  readonly family: string
  readonly actor: string
  readonly policy: string
  readonly sensitivityLabel: string
  readonly investigationState: string
  readonly systemTags: string
  readonly created: Ticks | null
  readonly lastUpdate: Ticks | null
  /** 1 where the evidence gives it a time, else 0 */
  readonly dated: number
  readonly first: Ticks
  readonly last: Ticks
}

export interface DigestEntity {
  readonly incident: number
  readonly id: number
  readonly kind: EntityKind
  readonly key: string
  readonly label: string
  readonly verdict: Verdict
  readonly critical: number
  /** alerts of the incident that name it */
  readonly alerts: number
}

/** What devices and cloud resources of an incident belong to. */
export interface DigestScope {
  readonly incident: number
  readonly deviceGroup: string
  readonly osPlatform: string
  readonly subscription: string
}

/** A sensitivity label that a piece of an incident's evidence carries. */
export interface DigestLabel {
  readonly incident: number
  readonly label: string
}

/** What an incident's digest, name and priority are derived from. */
export interface DigestInput {
  readonly alerts: readonly DigestAlert[]
  readonly entities: readonly DigestEntity[]
  readonly scopes: readonly DigestScope[]
  readonly labels: readonly DigestLabel[]
  /** how many alerts of the whole case each detector raised, and how many there are */
  readonly detectors: ReadonlyMap<string, number>
  readonly caseAlerts: number
}

const detector = `iif(alert.detector_id <> '', alert.detector_id, alert.title)`

const OF = 'incident_alert.incident IN (SELECT value FROM json_each(?))'

const alertSql = `
  SELECT incident_alert.incident, alert.id, title, severity, status, classification, category, techniques, service_source AS serviceSource,
    detection_source AS detectionSource, product_name AS productName, ${detector} AS detector, threat_display_name AS threat,
    threat_family_name AS family, actor_display_name AS actor,
    coalesce(json_extract(additional_data, '$.PolicyName'), json_extract(additional_data, '$.policyName'), '') AS policy,
    ${additionalSql('sensitivityLabels')} AS sensitivityLabel, ${additionalSql('investigationStates')} AS investigationState,
    system_tags AS systemTags, created, last_update AS lastUpdate, ${DATED} AS dated, first_activity AS first, last_activity AS last
  FROM incident_alert JOIN alert ON alert.id = incident_alert.alert WHERE ${OF} ORDER BY incident_alert.incident, first_activity, alert.id`

// counted before they are looked up: what the case knows of an entity is asked once an incident, not once a piece of evidence
const entitySql = `
  SELECT named.incident, entity.id, entity.kind, entity.key, entity.label, entity.verdict, entity.critical, named.alerts
  FROM (
    SELECT incident_alert.incident, alert_evidence.entity, count(DISTINCT incident_alert.alert) AS alerts
    FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert
    WHERE ${OF} AND alert_evidence.entity IS NOT NULL GROUP BY 1, 2
  ) AS named CROSS JOIN known_entity AS entity ON entity.id = named.entity
  ORDER BY named.incident, named.alerts DESC, entity.label, entity.id`

const scopeSql = `
  SELECT DISTINCT incident_alert.incident, coalesce(json_extract(properties, '$.rbacGroupName'), '') AS deviceGroup,
    coalesce(json_extract(properties, '$.osPlatform'), '') AS osPlatform,
    coalesce(json_extract(properties, '$.vmMetadata.subscriptionId'), json_extract(properties, '$.resourceId'), '') AS subscription
  FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert AND alert_evidence.kind IN ('device', 'azureResource')
  WHERE ${OF}`

const LABELS = ['sensitivityLabel', 'sensitivityLabelName', 'fileDetails.sensitivityLabel', 'SensitivityLabel']
const label = `coalesce(${LABELS.map((path) => `json_extract(properties, '$.${path}')`).join(', ')})`

const labelSql = `
  SELECT DISTINCT incident_alert.incident, CAST(${label} AS TEXT) AS label
  FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert AND properties LIKE '%sensitivitylabel%'
  WHERE ${OF} AND ${label} IS NOT NULL`

function byIncident<Row extends { readonly incident: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const of = new Map<number, Row[]>()
  for (const row of rows) {
    const list = of.get(row.incident) ?? []
    list.push(row)
    of.set(row.incident, list)
  }
  return of
}

/** Incidents read at once: what they hold is dropped before the next are read, however large the case. */
const PIECE = 500

/** Reads what the digests of some incidents are made of, one after another; an incident without alerts has empty lists. */
export function* readDigestInputs(store: ReadStore, incidents: readonly number[]): Generator<readonly [incident: number, DigestInput]> {
  const detectors = new Map(
    store
      .all<{ detector: string; n: number }>(`SELECT ${detector} AS detector, count(*) AS n FROM alert GROUP BY 1`)
      .map((row) => [row.detector, row.n]),
  )
  const caseAlerts = [...detectors.values()].reduce((sum, n) => sum + n, 0)
  for (let from = 0; from < incidents.length; from += PIECE) {
    const piece = incidents.slice(from, from + PIECE)
    const ids = JSON.stringify(piece)
    const alerts = byIncident(store.all<DigestAlert>(alertSql, ids))
    const entities = byIncident(store.all<DigestEntity>(entitySql, ids))
    const scopes = byIncident(store.all<DigestScope>(scopeSql, ids))
    const labels = byIncident(store.all<DigestLabel>(labelSql, ids))
    for (const incident of piece) {
      yield [
        incident,
        {
          alerts: alerts.get(incident) ?? [],
          entities: entities.get(incident) ?? [],
          scopes: scopes.get(incident) ?? [],
          labels: labels.get(incident) ?? [],
          detectors,
          caseAlerts,
        },
      ]
    }
  }
}
