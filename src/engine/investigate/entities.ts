import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Verdict } from '#model/verdict.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { toldClock } from '../clocks/told-clock.ts'
import type { ReadStore } from '../store/sql.ts'
import { analyzers } from './analyzers/index.ts'
import { clocksOfSubjects } from './subject-clocks.ts'

type Entity = Outputs['investigations']['entities']['entities'][number]
type Finding = Entity['findings'][number]

interface Stored {
  readonly id: number
  readonly kind: EntityKind
  readonly investigation: number
  readonly key: string
  readonly label: string
  readonly entity: number | null
  readonly device: string
  readonly verdict: Verdict
  readonly how: string
  readonly first: Ticks | null
  readonly facts: string
  readonly named: number
}

const titleOf = new Map(analyzers.map((analyzer) => [analyzer.id, analyzer.title]))

function findingsOf(store: ReadStore, subjects: readonly number[]): Map<number, Finding[]> {
  const list = JSON.stringify(subjects)
  const rows = Map.groupBy(
    store.all<{ finding: number; table: string; row: number | null; source: number; record: number }>(
      `SELECT finding, table_name AS "table", row, source, record FROM investigation_row WHERE finding IN
         (SELECT id FROM investigation_finding WHERE subject IN (SELECT value FROM json_each(?))) ORDER BY id`,
      list,
    ),
    (row) => row.finding,
  )
  const found = store.all<{
    id: number
    subject: number
    analyzer: string
    analyzer_version: number
    verdict: Verdict
    title: string
    reason: string
    techniques: string
  }>('SELECT * FROM investigation_finding WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY verdict, id', list)
  const told = found.map(({ subject, analyzer_version, techniques, ...finding }) => ({
    subject,
    finding: {
      id: finding.id,
      analyzer: finding.analyzer,
      analyzerTitle: titleOf.get(finding.analyzer) ?? finding.analyzer,
      analyzerVersion: analyzer_version,
      verdict: finding.verdict,
      title: finding.title,
      reason: finding.reason,
      techniques: JSON.parse(techniques) as string[],
      rows: (rows.get(finding.id) ?? []).map(({ finding: _, ...ref }) => ref),
    },
  }))
  return new Map([...Map.groupBy(told, (one) => one.subject)].map(([subject, of]) => [subject, of.map((one) => one.finding)]))
}

/** A page of what an investigation looked at, threats first, each with what was found against it. */
export function investigationEntities(
  store: ReadStore,
  input: Inputs['investigations']['entities'],
): Outputs['investigations']['entities'] {
  const { investigation, kinds, verdicts, evidence, offset, limit } = input
  const where = `investigation = ?1 AND (?2 IS NULL OR kind IN (SELECT value FROM json_each(?2)))
    AND (?3 IS NULL OR verdict IN (SELECT value FROM json_each(?3)))
    AND (?4 = 0 OR how = 'named by an alert' OR verdict IN ('malicious', 'suspicious'))`
  const params = [investigation, kinds ? JSON.stringify(kinds) : null, verdicts ? JSON.stringify(verdicts) : null, evidence ? 1 : 0]
  const { total } = store.get<{ total: number }>(`SELECT count(*) AS total FROM investigation_entity WHERE ${where}`, ...params)!
  const rows = store.all<Stored>(
    `SELECT *, how = 'named by an alert' AS named FROM investigation_entity WHERE ${where}
     ORDER BY CASE verdict WHEN 'malicious' THEN 0 WHEN 'suspicious' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END, first, id LIMIT ?5 OFFSET ?6`,
    ...params,
    limit,
    offset,
  )
  return { total, entities: told(store, rows) }
}

function told(store: ReadStore, rows: readonly Stored[]): Entity[] {
  const findings = findingsOf(
    store,
    rows.map((row) => row.id),
  )
  const clockOf = clocksOfSubjects(store)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    entity: row.entity,
    device: row.device,
    verdict: row.verdict,
    how: row.how,
    first: row.first === null ? null : isoFromTicks(row.first),
    ...toldClock(clockOf(row)),
    facts: JSON.parse(row.facts) as Record<string, string>,
    named: row.named === 1,
    findings: findings.get(row.id) ?? [],
  }))
}

/** One thing an investigation looked at. Fails with `investigation.no-such-entity`. */
export function investigationEntity(
  store: ReadStore,
  { subject }: Inputs['investigations']['entity'],
): Outputs['investigations']['entity'] {
  const row = store.get<Stored>(`SELECT *, how = 'named by an alert' AS named FROM investigation_entity WHERE id = ?`, subject)
  if (!row) return fail('investigation.no-such-entity', 'The investigation has not looked at this, or not in its last run.')
  return { ...told(store, [row])[0]!, investigation: row.investigation }
}
