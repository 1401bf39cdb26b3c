import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import { assetViewOf, type EntityKind } from '#model/entity-kind.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { ActionStatus, InvestigationState, RemediationAction } from '#model/investigation.ts'
import type { Verdict } from '#model/verdict.ts'
import type { Outputs } from '../../calls/index.ts'
import { clocksOfEntity } from '../../clocks/span-clocks.ts'
import { analystVerdicts, evidenceVerdicts } from '../../entities/verdicts.ts'
import type { ReadStore } from '../../store/sql.ts'
import type { StandingEvidence } from './list.ts'

type Row = Outputs['incidents']['evidence']['evidence'][number]
type Asset = Row['impactedAssets'][number]

const ASSETS_SHOWN = 3

/** A row of the answer for the entity ?1 lists, and which of them it belongs to. */
type Of<Fields> = Fields & { readonly of: number }

const listed = '(SELECT value FROM json_each(?1))'

/** Assets that alerts of the incident name together with the evidence, most alerts first; the evidence itself is not its own victim. */
function impactedAssets(store: ReadStore, incident: number, ids: string): Map<number, Asset[]> {
  const rows = store.all<Of<Asset & { key: string }>>(
    `SELECT piece.entity AS "of", asset.id, asset.kind, asset.label, asset.key
     FROM alert_evidence AS piece
     JOIN incident_alert ON incident_alert.alert = piece.alert AND incident_alert.incident = ?2
     JOIN alert_evidence AS other ON other.alert = piece.alert AND other.entity <> piece.entity
     JOIN entity AS asset ON asset.id = other.entity
     WHERE piece.entity IN ${listed} GROUP BY 1, 2 ORDER BY 1, count(DISTINCT piece.alert) DESC, asset.label, asset.id`,
    ids,
    incident,
  )
  const isAsset = ({ kind, key }: { kind: EntityKind; key: string }) =>
    assetViewOf(kind) !== undefined && !(key.startsWith('sid:') && isWellKnownSid(key.slice(4)))
  return grouped(rows.filter(isAsset), ({ id, kind, label }) => ({ id, kind, label }))
}

function grouped<From extends { readonly of: number }, To>(rows: readonly From[], tell: (row: From) => To): Map<number, To[]> {
  const found = new Map<number, To[]>()
  for (const row of rows) {
    const list = found.get(row.of)
    if (list) list.push(tell(row))
    else found.set(row.of, [tell(row)])
  }
  return found
}

/** What the alerts say of detection and threat, distinct. */
function toldBy(store: ReadStore, incident: number, ids: string): Map<number, { origin: string; threat: string; family: string }[]> {
  return grouped(
    store.all<Of<{ origin: string; threat: string; family: string }>>(
      `SELECT DISTINCT entity AS "of", iif(detection_source <> '', detection_source, service_source) AS origin,
         threat_display_name AS threat, threat_family_name AS family
       FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert AND incident = ?2
       JOIN alert ON alert.id = alert_evidence.alert WHERE entity IN ${listed} ORDER BY 1, first_activity, alert.id`,
      ids,
      incident,
    ),
    (row) => row,
  )
}

const distinct = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== '')

/** Fills in what the list shows of each entity beyond where it stands. */
export function evidenceRows(store: ReadStore, incident: number, standing: readonly StandingEvidence[]): Row[] {
  const all = standing.map(({ id }) => id)
  const ids = JSON.stringify(all)
  const assets = impactedAssets(store, incident, ids)
  const told = toldBy(store, incident, ids)
  const said = evidenceVerdicts(store, all)
  const set = analystVerdicts(store, all)
  const details = new Map(
    store
      .all<{ entity: number; details: string }>(
        `SELECT entity, remediation_status_details AS details, max(created) FROM alert_evidence WHERE entity IN ${listed} GROUP BY entity`,
        ids,
      )
      .map((row) => [row.entity, row.details]),
  )
  const investigations = grouped(
    store.all<Of<{ id: number; state: InvestigationState; verdict: Verdict }>>(
      `SELECT entity AS "of", investigation.id, investigation.state, investigation_entity.verdict FROM investigation_entity
       JOIN investigation ON investigation.id = investigation WHERE entity IN ${listed} ORDER BY 1, 2`,
      ids,
    ),
    ({ of: _, ...row }) => row,
  )
  const actions = grouped(
    store.all<Of<{ id: number; type: RemediationAction; status: ActionStatus }>>(
      `SELECT entity AS "of", id, type, status FROM remediation_action WHERE entity IN ${listed} ORDER BY 1, 2`,
      ids,
    ),
    ({ of: _, ...row }) => row,
  )
  const clocksOf = clocksOfEntity(store)
  const clockOf = ({ id, first }: { id: number; first: Ticks | null }) => {
    const { firstClock } = clocksOf(id, first, null)
    return firstClock === undefined ? {} : { firstClock }
  }
  return standing.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    firstSeen: row.first === null ? null : isoFromTicks(row.first),
    ...clockOf(row),
    verdict: row.verdict,
    evidenceVerdict: said.get(row.id) ?? 'unknown',
    analystVerdict: set.get(row.id) ?? null,
    remediationStatus: row.status,
    evidenceStatus: row.evidenceStatus,
    remediationDetails: details.get(row.id) ?? '',
    alerts: row.alerts,
    impactedAssets: (assets.get(row.id) ?? []).slice(0, ASSETS_SHOWN),
    impactedAssetCount: assets.get(row.id)?.length ?? 0,
    detectionOrigins: distinct((told.get(row.id) ?? []).map(({ origin }) => origin)),
    threats: distinct((told.get(row.id) ?? []).flatMap(({ threat, family }) => [threat, family])),
    investigations: investigations.get(row.id) ?? [],
    actions: actions.get(row.id) ?? [],
  }))
}
