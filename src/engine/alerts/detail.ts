import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { EvidenceRole, RemediationStatus, Verdict } from '#model/verdict.ts'
import type { ReadStore } from '../store/sql.ts'
import { isImpacted } from './impacted.ts'
import { type AlertDetail, alertSummaries, linksOf } from './summary.ts'
import { withheldOf } from './withheld.ts'

interface StoredTexts {
  readonly description: string
  readonly recommended_actions: string
  readonly detector_id: string
  readonly threat_display_name: string
  readonly threat_family_name: string
  readonly actor_display_name: string
  readonly alert_web_url: string
  readonly system_tags: string
  readonly comments: string
}

interface StoredEvidence {
  readonly id: number
  readonly entity: number
  readonly kind: EntityKind
  readonly label: string
  readonly verdict: Verdict
  readonly remediation_status: RemediationStatus
  readonly roles: string
  readonly detailed_roles: string
}

/** An alert's evidence that was resolved to entities, impacted assets first, then as the export lists it. */
function evidenceOf(store: ReadStore, alert: number): AlertDetail['evidence'] {
  const rows = store.all<StoredEvidence>(
    `SELECT alert_evidence.id, alert_evidence.entity, entity.kind, label,
       coalesce(entity_verdict.verdict, alert_evidence.verdict) AS verdict, remediation_status, roles, detailed_roles
     FROM alert_evidence JOIN entity ON entity.id = alert_evidence.entity
     LEFT JOIN entity_verdict ON entity_verdict.entity = alert_evidence.entity WHERE alert = ? ORDER BY alert_evidence.id`,
    alert,
  )
  const evidence = rows.map((row) => ({
    id: row.id,
    entity: row.entity,
    kind: row.kind,
    label: row.label,
    verdict: row.verdict,
    remediationStatus: row.remediation_status,
    roles: JSON.parse(row.roles) as EvidenceRole[],
    impacted: isImpacted(row),
  }))
  return evidence.sort((a, b) => Number(b.impacted) - Number(a.impacted))
}

function sourcesOf(store: ReadStore, alert: number): AlertDetail['sources'] {
  return store
    .all<{ source: number; path: string; record: number; last_update: Ticks | null }>(
      `SELECT source, path, record, alert_source.last_update FROM alert_source JOIN source ON source.id = alert_source.source
       WHERE alert = ? ORDER BY source, record`,
      alert,
    )
    .map(({ last_update, ...told }) => ({ ...told, lastUpdate: last_update === null ? null : isoFromTicks(last_update) }))
}

/** One alert, whole: what is in force of it, its evidence, why it is linked, and every export that tells of it. */
export function getAlert(store: ReadStore, alert: number): AlertDetail {
  const [summary] = alertSummaries(store, [alert])
  const texts = store.get<StoredTexts>('SELECT * FROM alert WHERE id = ?', alert)
  if (!summary || !texts) return fail('alert.not-found', `The case has no alert #${alert}.`)
  const comments = JSON.parse(texts.comments) as { comment: string; createdBy: string; created: string | null }[]
  return {
    ...summary,
    description: texts.description,
    recommendedActions: texts.recommended_actions,
    detectorId: texts.detector_id,
    threatDisplayName: texts.threat_display_name,
    threatFamilyName: texts.threat_family_name,
    actorDisplayName: texts.actor_display_name,
    alertWebUrl: texts.alert_web_url,
    systemTags: JSON.parse(texts.system_tags) as string[],
    comments: comments.map((of) => ({ ...of, created: of.created === null ? null : isoFromTicks(BigInt(of.created) as Ticks) })),
    evidence: evidenceOf(store, alert),
    links: linksOf(store, [alert]).get(alert) ?? [],
    withheld: withheldOf(store, alert),
    sources: sourcesOf(store, alert),
  }
}
