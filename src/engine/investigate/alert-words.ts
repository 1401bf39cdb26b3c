import type { Verdict } from '#model/verdict.ts'
import type { ReadStore } from '../store/sql.ts'
import type { RowRef } from './seen-row.ts'

export interface AlertWord {
  readonly verdict: Extract<Verdict, 'suspicious' | 'malicious'>
  readonly title: string
  readonly ref: RowRef
}

/** The worst alerts of the whole case say of some entities; analysts' verdicts stand over it. */
export function alertWords(store: ReadStore, entities: readonly number[]): Map<number, AlertWord[]> {
  const rows = store.all<{ entity: number; verdict: AlertWord['verdict']; title: string; alert: number; source: number; record: number }>(
    `SELECT DISTINCT alert_evidence.entity, alert_evidence.verdict, alert.title, alert.id AS alert, source, record
     FROM alert_evidence JOIN alert ON alert.id = alert_evidence.alert
     WHERE alert_evidence.entity IN (SELECT value FROM json_each(?)) AND alert_evidence.verdict IN ('suspicious', 'malicious')
       AND alert_evidence.entity NOT IN (SELECT entity FROM entity_verdict)
     ORDER BY alert_evidence.verdict, first_activity, alert.id`,
    JSON.stringify(entities),
  )
  const words = rows.map(({ entity, verdict, title, alert, source, record }) => ({
    entity,
    verdict,
    title,
    ref: { table: '', row: alert, source, record },
  }))
  return new Map([...Map.groupBy(words, (word) => word.entity)])
}
