import type { Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { EvidenceRole, Verdict } from '#model/verdict.ts'
import { DATED } from '../alerts/summary.ts'
import type { ReadStore } from '../store/sql.ts'

/** A piece of evidence with the alert that brought it. */
export interface EvidencePiece {
  readonly id: number
  readonly alert: number
  readonly kind: EntityKind
  readonly verdict: Verdict
  readonly roles: readonly EvidenceRole[]
  readonly tags: readonly string[]
  /** one object for all pieces of a kind that say the same */
  readonly properties: Properties
  readonly source: number
  readonly record: number
}

export interface AlertFrame {
  readonly id: number
  readonly title: string
  /** whether the evidence gives it a time; without one it stands at its import, which is no time of anything */
  readonly dated: boolean
  readonly first: Ticks
  readonly last: Ticks
  readonly evidence: readonly EvidencePiece[]
}

interface Row {
  id: number
  alert: number
  kind: EntityKind
  verdict: Verdict
  roles: string
  tags: string
  properties: string
  source: number
  record: number
}

/** Parses each distinct text once: what one alert says of a device, the next says again. */
function createParser<T>(): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = JSON.parse(text) as T
      known.set(text, value)
    }
    return value
  }
}

/** Every alert of the case with its evidence, by id. */
export function readAlertFrames(store: ReadStore): Map<number, AlertFrame> {
  const frames = new Map<number, AlertFrame & { evidence: EvidencePiece[] }>()
  const alerts = store.all<{ id: number; title: string; dated: number; first: Ticks; last: Ticks }>(
    `SELECT id, title, ${DATED} AS dated, first_activity AS first, last_activity AS last FROM alert ORDER BY id`,
  )
  for (const alert of alerts) frames.set(alert.id, { ...alert, dated: alert.dated === 1, evidence: [] })
  const roles = createParser<EvidenceRole[]>()
  const tags = createParser<string[]>()
  const properties = new Map<EntityKind, (text: string) => Properties>()
  const rows = store.iterate<Row>(
    'SELECT id, alert, kind, verdict, roles, tags, properties, source, record FROM alert_evidence ORDER BY alert, id',
  )
  for (const row of rows) {
    let parsed = properties.get(row.kind)
    if (!parsed) {
      parsed = createParser()
      properties.set(row.kind, parsed)
    }
    frames.get(row.alert)!.evidence.push({
      id: row.id,
      alert: row.alert,
      kind: row.kind,
      verdict: row.verdict,
      roles: roles(row.roles),
      tags: tags(row.tags),
      properties: parsed(row.properties),
      source: row.source,
      record: row.record,
    })
  }
  return frames
}
